/* What went wrong, told to the program's author: own lines only, whatever the error is. Uses no metamethods. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "interpreter.h"

/* Levels of a deep stack that a trace shows, at its top and at its bottom. */
#define TOP_LEVELS 20
#define BOTTOM_LEVELS 10

/* Bytes of a program's own text that are kept, of its beginning and of its end. */
#define LONGEST_PART 8000

#define KIND_OF_ANY "error"

static rt_failure told;
static bool has_told;
/* The error value of failures_raise: its address is what no program can make. */
static char mark;

static rt_text nothing(void) { return rt_text_of(""); }

int failures_cut_place(rt_text *message) {
  static const char *const names[] = {PROGRAM_FILE ":", "test:"};
  int line = 0;
  for (size_t i = 0; i < 2; i++) {
    size_t length = strlen(names[i]);
    if (message->size <= length || memcmp(message->data, names[i], length) != 0) continue;
    char *end;
    long found = strtol(message->data + length, &end, 10);
    if (end == message->data + length || end[0] != ':' || end[1] != ' ' || found < 0) continue;
    end += 2;
    message->size -= (size_t)(end - message->data);
    message->data = end;
    int deeper = failures_cut_place(message);
    line = deeper ? deeper : i == 0 ? (int)found : 0;
    break;
  }
  return line;
}

static bool is_programs(const lua_Debug *frame) {
  return strcmp(frame->what, "C") != 0 && strcmp(frame->source, OWN_CHUNK) != 0 && frame->currentline > 0;
}

static void append_number(rt_buffer *text, int number) {
  char digits[16];
  lua_integer2str(digits, sizeof digits, (long long)number);
  rt_append_text(text, digits);
}

/* The name under which a table holds the function on the stack, or NULL. */
static const char *name_in(lua_State *L, int table) {
  table = lua_absindex(L, table);
  int function = lua_gettop(L);
  lua_pushnil(L);
  while (lua_next(L, table)) {
    bool same = lua_rawequal(L, -1, function) && lua_type(L, -2) == LUA_TSTRING;
    lua_pop(L, 1);
    if (!same) continue;
    const char *name = lua_tostring(L, -1);
    lua_pop(L, 1);
    return name;
  }
  return NULL;
}

/* A function that the host called has no name on the stack. The table keeps the name alive. */
static const char *name_of_entry(lua_State *L, lua_Debug *frame) {
  const char *name = NULL;
  int top = lua_gettop(L);
  lua_pushglobaltable(L);
  lua_getfield(L, LUA_REGISTRYINDEX, "program locals");
  for (int table = top + 1; table <= top + 2 && name == NULL; table++) {
    if (!lua_istable(L, table)) continue;
    lua_getinfo(L, "f", frame);
    name = name_in(L, table);
    lua_pop(L, 1);
  }
  lua_settop(L, top);
  return name;
}

static void append_frame(lua_State *L, rt_buffer *trace, lua_Debug *frame) {
  rt_append_text(trace, "\n\t");
  rt_append_text(trace, frame->short_src);
  rt_append_text(trace, ":");
  append_number(trace, frame->currentline);
  rt_append_text(trace, ": in ");
  const char *entry = frame->name == NULL && strcmp(frame->what, "main") != 0 ? name_of_entry(L, frame) : NULL;
  if (strcmp(frame->what, "main") == 0) {
    rt_append_text(trace, "main chunk");
  } else if (frame->name != NULL || entry != NULL) {
    bool is_plain = entry != NULL || strcmp(frame->namewhat, "global") == 0 || frame->namewhat[0] == 0;
    rt_append_text(trace, is_plain ? "function" : frame->namewhat);
    rt_append_text(trace, " '");
    rt_append_text(trace, entry != NULL ? entry : frame->name);
    rt_append_text(trace, "'");
  } else {
    rt_append_text(trace, "function <");
    rt_append_text(trace, frame->short_src);
    rt_append_text(trace, ":");
    append_number(trace, frame->linedefined);
    rt_append_text(trace, ">");
  }
  if (frame->istailcall) rt_append_text(trace, "\n\t(...tail calls...)");
}

static int last_level(lua_State *L) {
  lua_Debug frame;
  int low = 0, high = 1;
  while (lua_getstack(L, high, &frame)) {
    low = high;
    high *= 2;
  }
  while (high - low > 1) {
    int middle = (low + high) / 2;
    if (lua_getstack(L, middle, &frame))
      low = middle;
    else
      high = middle;
  }
  return low;
}

static int innermost_line(lua_State *L) {
  lua_Debug frame;
  int deepest = last_level(L);
  for (int level = 0; level <= deepest && level < 1000; level++) {
    if (!lua_getstack(L, level, &frame)) break;
    lua_getinfo(L, "Sl", &frame);
    if (frame.currentline > 0 && strcmp(frame.source, PROGRAM_CHUNK) == 0) return frame.currentline;
  }
  return 0;
}

rt_text failures_trace(lua_State *L, rt_text message, int line) {
  rt_buffer trace = {0};
  if (line) {
    rt_append_text(&trace, PROGRAM_FILE ":");
    append_number(&trace, line);
    rt_append_text(&trace, ": ");
  }
  rt_append(&trace, message.data, message.size);
  lua_Debug frame;
  if (!lua_getstack(L, 0, &frame)) return rt_buffer_text(&trace);  /* Nothing runs. */
  rt_append_text(&trace, "\nstack traceback:");
  int deepest = last_level(L);
  for (int level = 0; level <= deepest; level++) {
    if (level == TOP_LEVELS && deepest - BOTTOM_LEVELS > level) {
      rt_append_text(&trace, "\n\t...");
      level = deepest - BOTTOM_LEVELS;
    }
    if (!lua_getstack(L, level, &frame)) break;
    lua_getinfo(L, "Slnt", &frame);
    if (is_programs(&frame)) append_frame(L, &trace, &frame);
  }
  return rt_buffer_text(&trace);
}

/* Whether the innermost function is a program's or the interpreter's own, and not `error`. */
static bool raised_by_interpreter(lua_State *L) {
  lua_Debug frame;
  if (!lua_getstack(L, 1, &frame)) return false;
  lua_getinfo(L, "Sn", &frame);
  return strcmp(frame.what, "C") != 0 || frame.name == NULL || strcmp(frame.name, "error") != 0;
}

static bool begins_with(rt_text text, const char *begin) {
  size_t length = strlen(begin);
  return text.size >= length && memcmp(text.data, begin, length) == 0;
}

/* Beginning and end of what is long: there may be no memory for all of it. */
rt_text failures_copied(const char *data, size_t size) {
  if (size <= 2 * LONGEST_PART) return rt_copy(data, size);
  rt_buffer text = {0};
  rt_append(&text, data, LONGEST_PART);
  rt_append_text(&text, " … ");
  rt_append(&text, data + size - LONGEST_PART, LONGEST_PART);
  return rt_buffer_text(&text);
}

static rt_text raw_text(lua_State *L, int index, const char *key) {
  rt_text found = nothing();
  index = lua_absindex(L, index);
  lua_pushstring(L, key);
  if (lua_rawget(L, index) == LUA_TSTRING) {
    size_t size;
    const char *data = lua_tolstring(L, -1, &size);
    found = failures_copied(data, size);
  }
  lua_pop(L, 1);
  return found;
}

static int raw_line(lua_State *L, int index) {
  index = lua_absindex(L, index);
  lua_pushliteral(L, "line");
  int is_integer = 0;
  lua_Integer line = 0;
  if (lua_rawget(L, index) == LUA_TNUMBER) line = lua_tointegerx(L, -1, &is_integer);
  lua_pop(L, 1);
  return is_integer && line > 0 && line <= 1000000 ? (int)line : 0;
}

/* Whether the error on the stack was made by a constructor of the prelude. */
static bool is_own(lua_State *L, const char *name) {
  if (!lua_getmetatable(L, -1)) return false;
  libraries_push_own(L, name);
  bool same = lua_rawequal(L, -1, -2);
  lua_pop(L, 2);
  return same;
}

static void append_kind(rt_buffer *kinds, rt_text name) {
  bool is_name = name.size > 0 && name.size <= 100 && !isdigit((unsigned char)name.data[0]);
  for (size_t i = 0; i < name.size; i++) is_name = is_name && (isalnum((unsigned char)name.data[i]) || name.data[i] == '_');
  if (!is_name) return;
  rt_append(kinds, name.data, name.size);
  rt_append_text(kinds, " ");
}

/* The class that a class is a kind of, in its place on the stack: its metatable, or what that looks up names in. */
static void step_up(lua_State *L) {
  if (!lua_getmetatable(L, -1)) {
    lua_pushnil(L);
  } else {
    lua_pushliteral(L, "__index");
    bool is_class = lua_rawget(L, -2) == LUA_TTABLE;
    lua_remove(L, is_class ? -2 : -1);
  }
  lua_replace(L, -2);
}

/* The names that a table says it has: its own `kind` or `name`, and the `__name` of its class and of those above. */
static rt_text kinds_of_table(lua_State *L) {
  rt_buffer kinds = {0};
  rt_text kind = raw_text(L, -1, "kind");
  append_kind(&kinds, kind.size ? kind : raw_text(L, -1, "name"));
  lua_pushvalue(L, -1);
  if (!lua_getmetatable(L, -1)) lua_pushnil(L);
  lua_replace(L, -2);
  for (int i = 0; i < 10 && lua_istable(L, -1); i++) {
    append_kind(&kinds, raw_text(L, -1, "__name"));
    step_up(L);
  }
  lua_pop(L, 1);
  rt_append_text(&kinds, KIND_OF_ANY);
  return rt_buffer_text(&kinds);
}

static rt_text message_of_other(lua_State *L) {
  rt_buffer message = {0};
  if (lua_type(L, -1) == LUA_TBOOLEAN || lua_isnil(L, -1)) {
    rt_append_text(&message, lua_isnil(L, -1) ? "nil" : lua_toboolean(L, -1) ? "true" : "false");
  } else {
    rt_append_text(&message, "(the error is a ");
    rt_append_text(&message, luaL_typename(L, -1));
    rt_append_text(&message, lua_istable(L, -1) ? " without a field \"message\")" : ")");
  }
  return rt_buffer_text(&message);
}

static rt_text message_of(lua_State *L) {
  if (lua_type(L, -1) == LUA_TSTRING || lua_type(L, -1) == LUA_TNUMBER) {
    size_t size;
    lua_pushvalue(L, -1);
    const char *data = lua_tolstring(L, -1, &size);
    rt_text copy = failures_copied(data, size);
    lua_pop(L, 1);
    return copy;
  }
  if (lua_istable(L, -1)) {
    rt_text message = raw_text(L, -1, "message");
    if (message.size) return message;
  }
  return message_of_other(L);
}

static void tell_any(lua_State *L) {
  rt_text message = message_of(L);
  int line = failures_cut_place(&message);
  if (message.size == 0) message = rt_text_of("(an error without a message)");
  if (!line) line = innermost_line(L);
  told = (rt_failure){.cause = RT_RAISED, .message = message, .line = line};
  told.trace = failures_trace(L, message, line);
  told.kinds = lua_istable(L, -1) ? kinds_of_table(L) : rt_text_of(KIND_OF_ANY);
  bool overflow = begins_with(message, "stack overflow") || begins_with(message, "C stack overflow");
  if (overflow && lua_type(L, -1) == LUA_TSTRING && raised_by_interpreter(L)) told.cause = RT_STACK;
}

/* A learner's program failed and the grader did not handle it: what is told is the learner's. */
static void tell_submission(lua_State *L) {
  rt_text cause = raw_text(L, -1, "cause");
  if (strcmp(cause.data, "refused") == 0) {  /* The grader asked for what there is not. */
    tell_any(L);
    return;
  }
  told = (rt_failure){RT_SUBMISSION_FAILED, raw_text(L, -1, "message"), (uint32_t)raw_line(L, -1), 0,
                      raw_text(L, -1, "trace"), nothing()};
}

int failures_tell(lua_State *L) {
  has_told = true;
  lua_settop(L, 1);
  if (lua_touserdata(L, 1) == &mark && lua_islightuserdata(L, 1)) return 1;
  if (is_own(L, "InvalidAnswer")) {
    rt_text message = raw_text(L, -1, "message");
    told = (rt_failure){RT_INVALID_ANSWER, message, (uint32_t)innermost_line(L), 0, nothing(), rt_text_of("InvalidAnswer error")};
  } else if (is_own(L, "SubmissionError")) {
    tell_submission(L);
  } else {
    tell_any(L);
    if (is_own(L, "BadTest")) told.line = (uint32_t)raw_line(L, -1);
  }
  return 1;
}

int failures_raise(lua_State *L, rt_cause cause, rt_text message) {
  rt_text none = nothing();
  told = (rt_failure){cause, message, 0, 0, none, none};
  lua_pushlightuserdata(L, &mark);
  return lua_error(L);
}

rt_failure failures_here(lua_State *L, rt_cause cause, const char *message) {
  rt_text text = rt_text_of(message);
  int line = innermost_line(L);
  return (rt_failure){cause, text, (uint32_t)line, 0, failures_trace(L, text, line), rt_text_of(KIND_OF_ANY)};
}

rt_failure failures_of(int status) {
  rt_text none = nothing();
  if (status == LUA_ERRMEM)
    return (rt_failure){RT_MEMORY, rt_text_of("not enough memory"), 0, 0, none, rt_text_of(KIND_OF_ANY)};
  if (status == LUA_ERRERR || !has_told)
    return (rt_failure){RT_STACK, rt_text_of("stack overflow"), 0, 0, none, rt_text_of(KIND_OF_ANY)};
  has_told = false;
  return told;
}
