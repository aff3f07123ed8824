/* What a program finds: the libraries of Lua without what the sandbox does not have, and the prelude. */
#include <string.h>

#include "interpreter.h"

#define NO_OTHER_INTERPRETER "the sandbox does not let a program look into the interpreter"

static int raise_absent(lua_State *L) {
  const char *name = lua_tostring(L, lua_upvalueindex(1)), *why = lua_tostring(L, lua_upvalueindex(2));
  return luaL_error(L, "%s: %s", name, why);
}

void libraries_push_absent(lua_State *L, const char *name, const char *why) {
  lua_pushstring(L, name);
  lua_pushstring(L, why);
  lua_pushcclosure(L, raise_absent, 2);
}

/* --- Loading: text only. --- */

static int load_text(lua_State *L) {
  if (lua_gettop(L) < 3) lua_settop(L, 3);
  const char *mode = luaL_optstring(L, 3, "t");
  if (strchr(mode, 't') == NULL) {
    lua_pushnil(L);
    lua_pushliteral(L, "the sandbox loads source, not bytecode");
    return 2;
  }
  lua_pushliteral(L, "t");
  lua_replace(L, 3);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_call(L, lua_gettop(L) - 1, LUA_MULTRET);
  return lua_gettop(L);
}

/* loadfile(name, mode, env) of an attached file. */
static int load_file(lua_State *L) {
  const char *name = luaL_checkstring(L, 1);
  bool has_environment = !lua_isnone(L, 3);
  const rt_file *file = streams_find(L, 1);
  if (file == NULL) {
    lua_pushnil(L);
    lua_pushfstring(L, "cannot open %s: the sandbox has only the attached files", name);
    return 2;
  }
  lua_pushfstring(L, "@%s", name);
  if (language_compile(L, file->content, lua_tostring(L, -1)) != LUA_OK) {
    lua_pushnil(L);
    lua_insert(L, -2);
    return 2;
  }
  if (has_environment) {
    lua_pushvalue(L, 3);
    if (!lua_setupvalue(L, -2, 1)) lua_pop(L, 1);
  }
  return 1;
}

static int do_file(lua_State *L) {
  lua_settop(L, 1);
  lua_pushcfunction(L, load_file);
  lua_pushvalue(L, 1);
  lua_call(L, 1, 2);
  if (lua_isnil(L, 2)) return luaL_error(L, "%s", lua_tostring(L, 3));
  lua_settop(L, 2);
  lua_call(L, 0, LUA_MULTRET);
  return lua_gettop(L) - 1;
}

static int attached(lua_State *L) {
  const rt_file *file = streams_find(L, 1);
  lua_pushboolean(L, file != NULL);
  return 1;
}

/* compile(text, environment): code of a grader. */
static int compile_test(lua_State *L) {
  rt_text text;
  text.data = luaL_checklstring(L, 1, &text.size);
  if (language_compile(L, text, TEST_CHUNK) != LUA_OK) {
    lua_pushnil(L);
    lua_insert(L, -2);
    return 2;
  }
  lua_pushvalue(L, 2);
  if (!lua_setupvalue(L, -2, 1)) lua_pop(L, 1);
  return 1;
}

/* --- debug: only what tells. --- */

/* Without the function: a program could call one of ours. */
static int get_info(lua_State *L) {
  int count = lua_gettop(L);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_insert(L, 1);
  lua_call(L, count, 1);
  if (lua_istable(L, -1)) {
    lua_pushnil(L);
    lua_setfield(L, -2, "func");
  }
  return 1;
}

static void open_debug(lua_State *L) {
  static const char *const absent[] = {
      "debug",    "gethook",   "getlocal", "getmetatable", "getregistry", "getupvalue",  "getuservalue", "setcstacklimit",
      "sethook",  "setlocal",  "setmetatable", "setupvalue", "setuservalue", "upvalueid", "upvaluejoin",
  };
  luaopen_debug(L);
  lua_newtable(L);
  lua_getfield(L, -2, "traceback");
  lua_setfield(L, -2, "traceback");
  lua_getfield(L, -2, "getinfo");
  lua_pushcclosure(L, get_info, 1);
  lua_setfield(L, -2, "getinfo");
  for (size_t i = 0; i < sizeof absent / sizeof absent[0]; i++) {
    lua_pushfstring(L, "debug.%s", absent[i]);
    libraries_push_absent(L, lua_tostring(L, -1), NO_OTHER_INTERPRETER);
    lua_setfield(L, -3, absent[i]);
    lua_pop(L, 1);
  }
  lua_remove(L, -2);
}

static int open_debug_library(lua_State *L) {
  open_debug(L);
  return 1;
}

/* --- Randomness. --- */

void libraries_seed(lua_State *L, uint64_t seed) {
  lua_getfield(L, LUA_REGISTRYINDEX, "randomseed");
  lua_pushinteger(L, (lua_Integer)seed);
  lua_call(L, 1, 0);
}

/* A generator of its own: the functions random and randomseed of one more math library. */
static int new_random(lua_State *L) {
  lua_Integer seed = luaL_checkinteger(L, 1);
  lua_pushcfunction(L, luaopen_math);
  lua_call(L, 0, 1);
  lua_getfield(L, -1, "randomseed");
  lua_pushinteger(L, seed);
  lua_call(L, 1, 0);
  lua_getfield(L, -1, "random");
  return 1;
}

/* --- All of it. --- */

static void open_standard(lua_State *L) {
  static const luaL_Reg libraries[] = {
      {LUA_GNAME, luaopen_base},        {LUA_TABLIBNAME, luaopen_table}, {LUA_STRLIBNAME, luaopen_string},
      {LUA_MATHLIBNAME, luaopen_math},  {LUA_UTF8LIBNAME, luaopen_utf8}, {LUA_COLIBNAME, luaopen_coroutine},
      {LUA_OSLIBNAME, system_open_os},  {LUA_IOLIBNAME, streams_open_io}, {LUA_DBLIBNAME, open_debug_library},
      {"json", values_open_json},       {NULL, NULL},
  };
  for (const luaL_Reg *each = libraries; each->func; each++) {
    luaL_requiref(L, each->name, each->func, 1);
    lua_pop(L, 1);
  }
  lua_getglobal(L, "load");
  lua_pushcclosure(L, load_text, 1);
  lua_setglobal(L, "load");
  lua_register(L, "print", output_print);
  lua_register(L, "loadfile", load_file);
  lua_register(L, "dofile", do_file);
  lua_getglobal(L, "math");
  lua_getfield(L, -1, "randomseed");
  lua_setfield(L, LUA_REGISTRYINDEX, "randomseed");
  lua_pop(L, 1);
  lua_setwarnf(L, output_warn, L);
}

static void copy_into(lua_State *L, int from, int to) {
  from = lua_absindex(L, from);
  to = lua_absindex(L, to);
  lua_pushnil(L);
  while (lua_next(L, from)) {
    lua_pushvalue(L, -2);
    lua_insert(L, -2);
    lua_rawset(L, to);
  }
}

/* Copies of the libraries for the prelude: a program may change those that it sees. */
static void push_own_globals(lua_State *L) {
  lua_newtable(L);
  lua_pushglobaltable(L);
  copy_into(L, -1, -2);
  lua_pop(L, 1);
  static const char *const tables[] = {"string", "table", "math", "utf8", "coroutine", "os", "io", "json"};
  for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
    lua_newtable(L);
    lua_getfield(L, -2, tables[i]);
    copy_into(L, -1, -2);
    lua_pop(L, 1);
    lua_setfield(L, -2, tables[i]);
  }
  lua_pushglobaltable(L);
  lua_setfield(L, -2, "_G");
}

static void run_prelude(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"attached", attached}, {"compile", compile_test}, {"loadfile", load_file}, {"random", new_random}, {NULL, NULL},
  };
  luaL_newlib(L, functions);
  submissions_open(L);
  lua_setfield(L, -2, "submission");
  luaL_getsubtable(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
  lua_setfield(L, -2, "loaded");
  lua_pushvalue(L, -1);
  lua_setfield(L, LUA_REGISTRYINDEX, "own");
  for (size_t i = 0; i < rt_embedded_count; i++) {
    if (language_compile(L, rt_embedded_files[i].content, OWN_CHUNK) != LUA_OK) __builtin_trap();
    push_own_globals(L);
    if (!lua_setupvalue(L, -2, 1)) __builtin_trap();
    lua_pushvalue(L, -2);
    lua_call(L, 1, 0);
  }
  lua_pop(L, 1);
}

void libraries_push_own(lua_State *L, const char *name) {
  lua_getfield(L, LUA_REGISTRYINDEX, "own");
  lua_getfield(L, -1, name);
  lua_remove(L, -2);
}

bool libraries_has(lua_State *L, rt_text name, int index) {
  index = lua_absindex(L, index);
  lua_getfield(L, LUA_REGISTRYINDEX, "globals");
  lua_pushlstring(L, name.data, name.size);
  lua_rawget(L, -2);
  bool same = lua_rawequal(L, -1, index);
  lua_pop(L, 2);
  return same;
}

void libraries_open(lua_State *L) {
  open_standard(L);
  run_prelude(L);
  lua_newtable(L);
  lua_pushglobaltable(L);
  copy_into(L, -1, -2);
  lua_pop(L, 1);
  lua_setfield(L, LUA_REGISTRYINDEX, "globals");
}
