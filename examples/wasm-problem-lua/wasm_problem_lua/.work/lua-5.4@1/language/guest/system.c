/* The library os: time is virtual and UTC; there is no operating system. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "interpreter.h"

static uint64_t started_ns;
static bool is_main;

/* The package's loslib.c asks for it; wasi-libc's own would need a library of its own. */
clock_t clock(void) { return (clock_t)((rt_now_ns() - started_ns) / (1000000000 / CLOCKS_PER_SEC)); }

void system_begin(bool as_main) {
  started_ns = rt_now_ns();
  is_main = as_main;
}

static int exit_status(lua_State *L) {
  if (lua_isboolean(L, 1)) return lua_toboolean(L, 1) ? EXIT_SUCCESS : EXIT_FAILURE;
  return (int)luaL_optinteger(L, 1, EXIT_SUCCESS);
}

static int os_exit(lua_State *L) {
  int status = exit_status(L);
  const char *message = lua_pushfstring(L, "exited with status %d", status);
  if (!is_main) return lua_error(L);
  language_leave(status == 0 ? rt_done() : rt_failed_with(failures_here(L, RT_RAISED, rt_text_of(message).data)));
}

/* The C library would take any name and change nothing. */
static int os_setlocale(lua_State *L) {
  const char *wanted = luaL_optstring(L, 1, "C");
  if (*wanted == 0 || strcmp(wanted, "C") == 0 || strcmp(wanted, "POSIX") == 0)
    lua_pushliteral(L, "C");
  else
    lua_pushnil(L);
  return 1;
}

int system_open_os(lua_State *L) {
  static const char *const absent[][2] = {
      {"execute", "the sandbox has no other processes"},
      {"remove", "the sandbox has no files that can be changed"},
      {"rename", "the sandbox has no files that can be changed"},
      {"tmpname", "the sandbox has no files that can be changed"},
  };
  luaopen_os(L);
  lua_pushcfunction(L, os_exit);
  lua_setfield(L, -2, "exit");
  lua_pushcfunction(L, os_setlocale);
  lua_setfield(L, -2, "setlocale");
  for (size_t i = 0; i < sizeof absent / sizeof absent[0]; i++) {
    lua_pushfstring(L, "os.%s", absent[i][0]);
    libraries_push_absent(L, lua_tostring(L, -1), absent[i][1]);
    lua_setfield(L, -3, absent[i][0]);
    lua_pop(L, 1);
  }
  return 1;
}
