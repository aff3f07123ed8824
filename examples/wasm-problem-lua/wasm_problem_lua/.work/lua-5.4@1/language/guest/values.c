/* Values of Lua as JSON. Looks at tables as they are: no metamethod of a program runs here. */
#include <stdlib.h>
#include <string.h>

#include "interpreter.h"

#define LONGEST_KEY_SHOWN 40
#define MOST_STEPS_SHOWN 3
/* The host takes no longer text at once. */
#define LARGEST_TEXT (16 << 20)

/* One step into a value: a key, or with `key` NULL an index. */
typedef struct {
  const char *key;
  size_t size;
  lua_Integer index;
} step;

typedef struct {
  lua_State *L;
  rt_buffer *out;
  rt_buffer *problem;
  step path[MOST_NESTED + 1];
  const void *parents[MOST_NESTED + 1];
  int depth;
  bool collects; /* Whether the collector worked before. */
} writing;

/* What the keys of a table are. */
typedef struct {
  lua_Integer count;
  lua_Integer largest;
  lua_Integer texts;
  int other; /* The type of a key that is neither, or LUA_TNONE. */
} keys;

typedef struct {
  const char *data;
  size_t size;
} key_text;

static bool write_value(writing *w, int index);

void values_push_marks(lua_State *L) { lua_getfield(L, LUA_REGISTRYINDEX, "json marks"); }

static void append_integer(rt_buffer *text, lua_Integer number) {
  char digits[32];
  lua_integer2str(digits, sizeof digits, number);
  rt_append_text(text, digits);
}

static void append_key(rt_buffer *text, const char *key, size_t size) {
  if (size <= LONGEST_KEY_SHOWN) {
    rt_append_json_string(text, key, size);
    return;
  }
  rt_buffer cut = {0};
  size_t end = LONGEST_KEY_SHOWN;
  while (end && (key[end] & 0xC0) == 0x80) end--;
  rt_append(&cut, key, end);
  rt_append_text(&cut, "…");
  rt_append_json_string(text, cut.data, cut.size);
}

/* Raises an error when there is no memory for so many bytes more: the library ends the instance without a word. */
static void reserve(writing *w, size_t more) {
  size_t needed = w->out->size + more;
  if (needed + 1 <= w->out->capacity) return;
  void *probe = malloc(3 * needed);
  if (probe == NULL) {
    if (w->collects) lua_gc(w->L, LUA_GCRESTART);
    lua_newuserdatauv(w->L, 3 * needed, 0); /* Raises Lua's own error. */
    luaL_error(w->L, "not enough memory");
  }
  free(probe);
}

static void append_place(writing *w, int steps) {
  rt_append_text(w->problem, steps ? "the value at " : "the value");
  for (int i = 0; i < steps; i++) {
    rt_append_text(w->problem, "[");
    if (w->path[i].key)
      append_key(w->problem, w->path[i].key, w->path[i].size);
    else
      append_integer(w->problem, w->path[i].index);
    rt_append_text(w->problem, "]");
  }
}

static bool bad(writing *w, const char *what) {
  append_place(w, w->depth);
  rt_append_text(w->problem, what);
  return false;
}

static bool write_number(writing *w, int index) {
  if (lua_isinteger(w->L, index)) {
    append_integer(w->out, lua_tointeger(w->L, index));
    return true;
  }
  double number = lua_tonumber(w->L, index);
  if (number - number != 0) {
    append_place(w, w->depth);
    rt_append_text(w->problem, number != number ? " is nan" : number > 0 ? " is inf" : " is -inf");
    rt_append_text(w->problem, ", which JSON does not have");
    return false;
  }
  rt_append_json_double(w->out, number);
  return true;
}

static bool write_text(writing *w, int index) {
  size_t size;
  const char *data = lua_tolstring(w->L, index, &size);
  if (!rt_is_utf8(data, size))
    return bad(w, " is text that is not UTF-8; return its bytes as numbers: {string.byte(x, 1, -1)}");
  if (size > LARGEST_TEXT) return bad(w, " is text of more than 16 MiB");
  reserve(w, size + size / 8 + 1000);
  rt_append_json_string(w->out, data, size);
  return true;
}

static keys keys_of(lua_State *L, int index) {
  keys found = {.other = LUA_TNONE};
  lua_pushnil(L);
  while (lua_next(L, index)) {
    lua_pop(L, 1);
    if (lua_type(L, -1) == LUA_TSTRING) {
      found.texts++;
    } else if (lua_isinteger(L, -1) && lua_tointeger(L, -1) >= 1) {
      lua_Integer key = lua_tointeger(L, -1);
      found.count++;
      if (key > found.largest) found.largest = key;
    } else {
      found.other = lua_type(L, -1);
    }
  }
  return found;
}

static bool write_elements(writing *w, int index, lua_Integer count) {
  rt_append_text(w->out, "[");
  for (lua_Integer i = 1; i <= count; i++) {
    if (i > 1) rt_append_text(w->out, ", ");
    w->path[w->depth - 1] = (step){.index = i};
    lua_rawgeti(w->L, index, i);
    if (!write_value(w, lua_gettop(w->L))) return false;
    lua_pop(w->L, 1);
  }
  rt_append_text(w->out, "]");
  return true;
}

static int by_bytes(const void *left, const void *right) {
  const key_text *a = left, *b = right;
  int order = memcmp(a->data, b->data, a->size < b->size ? a->size : b->size);
  return order ? order : a->size < b->size ? -1 : a->size > b->size;
}

/* By key: the order of a table is nobody's choice. The texts stay alive, for the table holds them. */
static bool write_fields(writing *w, int index, lua_Integer count) {
  lua_State *L = w->L;
  reserve(w, (size_t)count * sizeof(key_text));
  key_text *sorted = rt_allocate((size_t)count * sizeof *sorted);
  size_t at = 0;
  lua_pushnil(L);
  while (lua_next(L, index)) {
    lua_pop(L, 1);
    sorted[at].data = lua_tolstring(L, -1, &sorted[at].size);
    at++;
  }
  qsort(sorted, at, sizeof *sorted, by_bytes);
  rt_append_text(w->out, "{");
  for (size_t i = 0; i < at; i++) {
    if (!rt_is_utf8(sorted[i].data, sorted[i].size)) {
      w->depth--;
      return bad(w, " has a key that is not UTF-8");
    }
    if (i) rt_append_text(w->out, ", ");
    rt_append_json_string(w->out, sorted[i].data, sorted[i].size);
    rt_append_text(w->out, ": ");
    w->path[w->depth - 1] = (step){.key = sorted[i].data, .size = sorted[i].size};
    lua_pushlstring(L, sorted[i].data, sorted[i].size);
    lua_rawget(L, index);
    if (!write_value(w, lua_gettop(L))) return false;
    lua_pop(L, 1);
  }
  free(sorted);
  rt_append_text(w->out, "}");
  return true;
}

static bool bad_hole(writing *w, int index, lua_Integer largest) {
  lua_Integer missing = 1;
  while (lua_rawgeti(w->L, index, missing) != LUA_TNIL) {
    lua_pop(w->L, 1);
    missing++;
  }
  lua_pop(w->L, 1);
  append_place(w, w->depth);
  rt_append_text(w->problem, " has no element ");
  append_integer(w->problem, missing);
  rt_append_text(w->problem, " but an element ");
  append_integer(w->problem, largest);
  rt_append_text(w->problem, "; write json.null where there is nothing, or tostring(key) for an object");
  return false;
}

static bool bad_key(writing *w, int type) {
  append_place(w, w->depth);
  rt_append_text(w->problem, " has a key of type ");
  rt_append_text(w->problem, lua_typename(w->L, type));
  rt_append_text(w->problem, "; JSON keys are text: write tostring(key)");
  return false;
}

/* Whether json.array or json.object marked the table; an array has its length. */
static bool marked(lua_State *L, int index, bool *is_object, lua_Integer *length) {
  values_push_marks(L);
  lua_pushvalue(L, index);
  int type = lua_rawget(L, -2);
  *is_object = type == LUA_TBOOLEAN;
  *length = type == LUA_TNUMBER ? lua_tointeger(L, -1) : 0;
  lua_pop(L, 2);
  return type != LUA_TNIL;
}

static bool write_table(writing *w, int index) {
  const void *identity = lua_topointer(w->L, index);
  for (int i = 0; i < w->depth; i++)
    if (w->parents[i] == identity) return bad(w, " contains itself");
  if (w->depth >= MOST_NESTED) {
    append_place(w, MOST_STEPS_SHOWN);
    rt_append_text(w->problem, " nests more than 100 levels deep");
    return false;
  }
  keys found = keys_of(w->L, index);
  bool is_object = false;
  lua_Integer length = 0;
  bool is_marked = marked(w->L, index, &is_object, &length);
  if (found.other != LUA_TNONE) return bad_key(w, found.other);
  if (found.count && (found.texts || is_object))
    return bad(w, " has text keys and numbers as keys; JSON has lists and objects: write tostring(key)");
  bool as_array = is_marked ? !is_object && !found.texts : !found.texts;
  if (!is_marked) length = found.count;
  if (as_array && found.largest > length) {
    if (!is_marked || length == 0) length = found.count;
    if (found.largest > length) return bad_hole(w, index, found.largest);
  }
  w->parents[w->depth] = identity;
  w->depth++;
  bool written = as_array ? write_elements(w, index, length) : write_fields(w, index, found.texts);
  if (written) w->depth--;
  return written;
}

static const char *hint_of(int type) {
  return type == LUA_TFUNCTION ? "; call it" : type == LUA_TTHREAD ? "; take values out of it by coroutine.resume" : "";
}

static bool write_value(writing *w, int index) {
  if (!lua_checkstack(w->L, 10)) return bad(w, " nests too deeply");
  if (w->out->size > LARGEST_TEXT) {
    rt_append_text(w->problem, "the value is more than 16 MiB as JSON");
    return false;
  }
  reserve(w, 1000);
  int type = lua_type(w->L, index);
  switch (type) {
    case LUA_TNIL:
      rt_append_text(w->out, "null");
      return true;
    case LUA_TBOOLEAN:
      rt_append_text(w->out, lua_toboolean(w->L, index) ? "true" : "false");
      return true;
    case LUA_TNUMBER:
      return write_number(w, index);
    case LUA_TSTRING:
      return write_text(w, index);
    case LUA_TTABLE:
      return write_table(w, index);
    case LUA_TLIGHTUSERDATA:
      if (lua_touserdata(w->L, index) == NULL) {
        rt_append_text(w->out, "null");
        return true;
      }
  }
  append_place(w, w->depth);
  rt_append_text(w->problem, " is of type ");
  rt_append_text(w->problem, lua_typename(w->L, type));
  rt_append_text(w->problem, ", which JSON does not have");
  rt_append_text(w->problem, hint_of(type));
  return false;
}

bool values_write(lua_State *L, int index, rt_buffer *out, rt_buffer *problem) {
  writing w = {.L = L, .out = out, .problem = problem};
  int top = lua_gettop(L);
  /* The collector would run finalizers, which could change what is being written. */
  w.collects = lua_gc(L, LUA_GCISRUNNING);
  lua_gc(L, LUA_GCSTOP);
  bool written = write_value(&w, lua_absindex(L, index));
  if (w.collects) lua_gc(L, LUA_GCRESTART);
  lua_settop(L, top);
  return written;
}

bool values_write_arguments(lua_State *L, int first, rt_buffer *out, rt_buffer *problem) {
  int top = lua_gettop(L);
  rt_append_text(out, "[");
  for (int i = first; i <= top; i++) {
    if (i > first) rt_append_text(out, ", ");
    if (!values_write(L, i, out, problem)) return false;
  }
  rt_append_text(out, "]");
  return true;
}

/* --- The library json. --- */

static int json_encode(lua_State *L) {
  rt_buffer out = {0}, problem = {0};
  luaL_checkany(L, 1);
  if (!values_write(L, 1, &out, &problem)) {
    lua_pushlstring(L, problem.data, problem.size);
    free(problem.data);
    free(out.data);
    return luaL_error(L, "%s", lua_tostring(L, -1));
  }
  lua_pushlstring(L, out.data, out.size);
  free(out.data);
  return 1;
}

static int json_decode(lua_State *L) {
  rt_text text;
  text.data = luaL_checklstring(L, 1, &text.size);
  const char *wrong = arguments_read(L, text);
  if (wrong) return luaL_error(L, "%s", wrong);
  return 1;
}

static int mark(lua_State *L, bool is_object) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_Integer length = is_object ? 0 : luaL_optinteger(L, 2, 0);
  values_push_marks(L);
  lua_pushvalue(L, 1);
  if (is_object)
    lua_pushboolean(L, true);
  else
    lua_pushinteger(L, length);
  lua_rawset(L, -3);
  lua_settop(L, 1);
  return 1;
}

static int json_object(lua_State *L) { return mark(L, true); }
static int json_array(lua_State *L) {
  luaL_argcheck(L, luaL_optinteger(L, 2, 0) >= 0, 2, "a length is 0 or more");
  return mark(L, false);
}

static int null_text(lua_State *L) {
  lua_pushliteral(L, "null");
  return 1;
}

int values_open_json(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"encode", json_encode}, {"decode", json_decode}, {"object", json_object}, {"array", json_array}, {NULL, NULL},
  };
  lua_newtable(L);
  lua_newtable(L);
  lua_pushliteral(L, "k");
  lua_setfield(L, -2, "__mode");
  lua_setmetatable(L, -2);
  lua_setfield(L, LUA_REGISTRYINDEX, "json marks");

  lua_pushlightuserdata(L, NULL);
  lua_newtable(L);
  lua_pushcfunction(L, null_text);
  lua_setfield(L, -2, "__tostring");
  lua_pushliteral(L, "null");
  lua_setfield(L, -2, "__name");
  lua_pushboolean(L, false);
  lua_setfield(L, -2, "__metatable");
  lua_setmetatable(L, -2);
  lua_pop(L, 1);

  luaL_newlib(L, functions);
  lua_pushlightuserdata(L, NULL);
  lua_setfield(L, -2, "null");
  return 1;
}
