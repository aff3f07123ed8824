/* The one program that an instance holds: compiled, loaded, called. */
#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include "interpreter.h"

#define RESERVE_BYTES (256 * 1024)

static lua_State *state;
static jmp_buf way_out;
static rt_result left_with;
static bool ended;
/* Given back when memory runs out, to have some for telling so. */
static void *reserve;

/* What an entry works on, and what comes of it. */
typedef struct {
  rt_text source;
  rt_text arguments;
  bool echo;
  rt_buffer value;
} work;

static void *resized(void *unused, void *block, size_t old_size, size_t size) {
  (void)unused;
  (void)old_size;
  if (size == 0) {
    free(block);
    return NULL;
  }
  return realloc(block, size);
}

void language_start(void) {
  state = lua_newstate(resized, NULL);
  if (state == NULL) __builtin_trap();
  reserve = rt_allocate(RESERVE_BYTES);
  libraries_open(state);
  lua_gc(state, LUA_GCCOLLECT);
  lua_gc(state, LUA_GCCOLLECT);
}

_Noreturn void language_leave(rt_result result) {
  ended = true;
  left_with = result;
  longjmp(way_out, 1);
}

static rt_result failed_with_status(int status) {
  if (status == LUA_ERRMEM) {
    free(reserve);
    reserve = NULL;
  }
  return rt_failed_with(failures_of(status));
}

static rt_result guarded(lua_CFunction body, work *todo) {
  lua_settop(state, 0);
  lua_pushcfunction(state, failures_tell);
  lua_pushcfunction(state, body);
  lua_pushlightuserdata(state, todo);
  int status = lua_pcall(state, 1, 0, 1);
  rt_result result = status == LUA_OK ? rt_value(rt_buffer_text(&todo->value)) : failed_with_status(status);
  output_flush();
  return result;
}

/* Runs an entry. Nothing that a program raises gets past it. */
static rt_result attempted(lua_CFunction body, work *todo) {
  if (ended) return rt_failed(RT_RAISED, "the program has ended");
  if (setjmp(way_out)) return left_with;
  return guarded(body, todo);
}

static rt_text without_first_comment(rt_text source) {
  if (source.size >= 3 && memcmp(source.data, "\xEF\xBB\xBF", 3) == 0) {
    source.data += 3;
    source.size -= 3;
  }
  if (source.size && source.data[0] == '#') {
    const char *end = memchr(source.data, '\n', source.size);
    size_t skipped = end ? (size_t)(end - source.data) : source.size;
    source.data += skipped;
    source.size -= skipped;
  }
  return source;
}

/* Text only: made-up bytecode could do anything to the interpreter. */
int language_compile(lua_State *L, rt_text source, const char *chunk) {
  return luaL_loadbufferx(L, source.data, source.size, chunk, "t");
}

static int compile_program(lua_State *L) {
  work *todo = lua_touserdata(L, 1);
  rt_text source = without_first_comment(todo->source);
  if (language_compile(L, source, PROGRAM_CHUNK) != LUA_OK) return lua_error(L);
  return 1;
}

/* Leaves the program's function on the stack. */
static bool compiled(work *todo, rt_result *failure) {
  lua_settop(state, 0);
  lua_pushcfunction(state, compile_program);
  lua_pushlightuserdata(state, todo);
  int status = lua_pcall(state, 1, 1, 0);
  if (status == LUA_OK) return true;
  if (status == LUA_ERRMEM)
    *failure = rt_failed(RT_MEMORY, "the program's source takes more memory than there is");
  else
    *failure = rt_failed_with(syntax_failure(state, without_first_comment(todo->source)));
  lua_settop(state, 0);
  return false;
}

rt_result language_check(const rt_program *program) {
  work todo = {.source = program->source};
  rt_result failure;
  if (!compiled(&todo, &failure)) return failure;
  lua_settop(state, 0);
  return rt_done();
}

static int seed_program(lua_State *L) {
  libraries_seed(L, *(uint64_t *)lua_touserdata(L, 1));
  return 0;
}

/* The program's function is kept in the registry. */
static bool begin(const rt_program *program, bool as_main, rt_text stdin_, rt_result *failure) {
  work todo = {.source = program->source};
  uint64_t seed = program->seed;
  streams_attach(program->files, program->file_count);
  streams_give(stdin_);
  system_begin(as_main);
  lua_settop(state, 0);
  lua_pushcfunction(state, seed_program);
  lua_pushlightuserdata(state, &seed);
  if (lua_pcall(state, 1, 0, 0) != LUA_OK) __builtin_trap();
  if (!compiled(&todo, failure)) return false;
  lua_setfield(state, LUA_REGISTRYINDEX, "program");
  return true;
}

/* --- Locals at the top level: functions and tables among them can be called and seen. --- */

static void keep_locals(lua_State *L, lua_Debug *frame) {
  lua_getfield(L, LUA_REGISTRYINDEX, "program locals");
  const char *name;
  for (int i = 1; (name = lua_getlocal(L, frame, i)) != NULL; i++) {
    if (name[0] != '(' && (lua_isfunction(L, -1) || lua_istable(L, -1)))
      lua_setfield(L, -2, name);
    else
      lua_pop(L, 1);
  }
  lua_pop(L, 1);
}

/* Called when a function returns while the program's top level runs. */
static void on_return(lua_State *L, lua_Debug *frame) {
  lua_Debug above;
  if (L != state) {
    lua_sethook(L, NULL, 0, 0);
    return;
  }
  if (lua_getstack(L, 2, &above) || !lua_checkstack(L, 10)) return;
  lua_getinfo(L, "f", frame);
  lua_getfield(L, LUA_REGISTRYINDEX, "program");
  bool whole_program = lua_rawequal(L, -1, -2);
  lua_pop(L, 2);
  if (whole_program) keep_locals(L, frame);
}

static int run_top_level(lua_State *L) {
  lua_settop(L, 0);
  lua_newtable(L);
  lua_setfield(L, LUA_REGISTRYINDEX, "program locals");
  lua_getfield(L, LUA_REGISTRYINDEX, "program");
  lua_sethook(L, on_return, LUA_MASKRET, 0);
  lua_call(L, 0, 1);
  lua_sethook(L, NULL, 0, 0);
  lua_setfield(L, LUA_REGISTRYINDEX, "program returned");
  return 0;
}

rt_result language_load(const rt_program *program) {
  rt_result failure;
  if (!begin(program, false, rt_text_of(""), &failure)) return failure;
  work todo = {0};
  rt_result result = attempted(run_top_level, &todo);
  lua_sethook(state, NULL, 0, 0);
  return result;
}

static int run_main(lua_State *L) {
  lua_settop(L, 0);
  lua_getfield(L, LUA_REGISTRYINDEX, "program");
  lua_call(L, 0, 0);
  return 0;
}

rt_result language_run(const rt_program *program, rt_text stdin_) {
  rt_result failure;
  if (!begin(program, true, stdin_, &failure)) return failure;
  work todo = {0};
  return attempted(run_main, &todo);
}

/* --- Calls. --- */

static bool push_from(lua_State *L, const char *table, rt_text name) {
  if (lua_getfield(L, LUA_REGISTRYINDEX, table) != LUA_TTABLE) {
    lua_pop(L, 1);
    return false;
  }
  lua_pushlstring(L, name.data, name.size);
  lua_rawget(L, -2);
  lua_remove(L, -2);
  if (lua_isfunction(L, -1)) return true;
  lua_pop(L, 1);
  return false;
}

static bool push_global(lua_State *L, rt_text name) {
  lua_pushglobaltable(L);
  lua_pushlstring(L, name.data, name.size);
  lua_rawget(L, -2);
  lua_remove(L, -2);
  if (lua_isfunction(L, -1) && !libraries_has(L, name, -1)) return true;
  lua_pop(L, 1);
  return false;
}

/* What a grader offers that is a table of tests. */
static bool push_offered(lua_State *L, rt_text name) {
  libraries_push_own(L, "offered");
  lua_pushlstring(L, name.data, name.size);
  lua_pushglobaltable(L);
  lua_pushliteral(L, "tests");
  lua_rawget(L, -2);
  lua_remove(L, -2);
  lua_call(L, 2, 1);
  if (lua_isfunction(L, -1)) return true;
  lua_pop(L, 1);
  return false;
}

static int call_entry(lua_State *L) {
  work *todo = lua_touserdata(L, 1);
  rt_text entry = todo->source;
  lua_settop(L, 0);
  if (!push_from(L, "program locals", entry) && !push_global(L, entry) &&
      !push_from(L, "program returned", entry) && !push_offered(L, entry)) {
    rt_buffer message = {0};
    rt_append_text(&message, "the program defines no function ");
    rt_append_json_string(&message, entry.data, entry.size);
    return failures_raise(L, RT_MISSING_ENTRY, rt_buffer_text(&message));
  }
  int count;
  rt_cause cause;
  const char *wrong = arguments_read_all(L, todo->arguments, &count, &cause);
  if (wrong) return failures_raise(L, cause, rt_text_of(wrong));
  lua_call(L, count, 1);
  rt_buffer problem = {0};
  if (!values_write(L, -1, &todo->value, &problem)) return failures_raise(L, RT_BAD_VALUE, rt_buffer_text(&problem));
  return 0;
}

rt_result language_call(rt_text entry, rt_text args, rt_text stdin_) {
  work todo = {.source = entry, .arguments = args};
  streams_give(stdin_);
  return attempted(call_entry, &todo);
}

/* --- Evaluation. --- */

static int read_of_program(lua_State *L) {
  lua_getfield(L, LUA_REGISTRYINDEX, "program locals");
  lua_pushvalue(L, 2);
  if (lua_rawget(L, -2) != LUA_TNIL) return 1;
  lua_pushglobaltable(L);
  lua_pushvalue(L, 2);
  lua_gettable(L, -2);
  return 1;
}

static int write_of_program(lua_State *L) {
  lua_settop(L, 3);
  lua_getfield(L, LUA_REGISTRYINDEX, "program locals");
  lua_pushvalue(L, 2);
  if (lua_rawget(L, 4) != LUA_TNIL) {
    lua_pushvalue(L, 2);
    lua_pushvalue(L, 3);
    lua_rawset(L, 4);
    return 0;
  }
  lua_pushglobaltable(L);
  lua_pushvalue(L, 2);
  lua_pushvalue(L, 3);
  lua_settable(L, -3);
  return 0;
}

/* Code at the program's end sees its locals, too: here those that `keep_locals` kept. */
static void push_environment(lua_State *L) {
  lua_newtable(L);
  lua_newtable(L);
  lua_pushcfunction(L, read_of_program);
  lua_setfield(L, -2, "__index");
  lua_pushcfunction(L, write_of_program);
  lua_setfield(L, -2, "__newindex");
  lua_pushboolean(L, false);
  lua_setfield(L, -2, "__metatable");
  lua_setmetatable(L, -2);
}

static int evaluate_code(lua_State *L) {
  work *todo = lua_touserdata(L, 1);
  lua_settop(L, 0);
  libraries_push_own(L, "compiled");
  lua_pushlstring(L, todo->source.data, todo->source.size);
  push_environment(L);
  lua_call(L, 2, 2);
  if (!lua_isfunction(L, 1)) {
    rt_text message = rt_text_of(lua_tostring(L, 2));
    failures_cut_place(&message);
    return failures_raise(L, RT_SYNTAX, message);
  }
  lua_settop(L, 1);
  lua_call(L, 0, todo->echo ? LUA_MULTRET : 1);
  if (todo->echo) {
    libraries_push_own(L, "echo");
    lua_insert(L, 1);
    lua_call(L, lua_gettop(L) - 1, 0);
    lua_pushnil(L);
  }
  rt_buffer problem = {0};
  if (!values_write(L, -1, &todo->value, &problem)) return failures_raise(L, RT_BAD_VALUE, rt_buffer_text(&problem));
  return 0;
}

rt_result language_evaluate(rt_text code, rt_text stdin_, bool echo) {
  work todo = {.source = code, .echo = echo};
  streams_give(stdin_);
  return attempted(evaluate_code, &todo);
}
