/* The learner's programs, as functions for the prelude. */
#include <stdlib.h>

#include "interpreter.h"

static rt_text text_argument(lua_State *L, int index) {
  rt_text text;
  text.data = luaL_optlstring(L, index, "", &text.size);
  return text;
}

static void set_text(lua_State *L, const char *key, rt_text text) {
  lua_pushlstring(L, text.data, text.size);
  lua_setfield(L, -2, key);
}

static void push_failure(lua_State *L, const rt_failure *failure) {
  lua_createtable(L, 0, 5);
  set_text(L, "cause", rt_text_of(rt_cause_name(failure->cause)));
  set_text(L, "message", failure->message);
  set_text(L, "trace", failure->trace);
  set_text(L, "kinds", failure->kinds);
  if (failure->line) {
    lua_pushinteger(L, failure->line);
    lua_setfield(L, -2, "line");
  }
}

/* A value that this language cannot hold is the learner's failure: it must not become the grader's. */
static void set_value(lua_State *L, rt_text json) {
  const char *problem = arguments_read(L, json);
  if (problem == NULL) {
    if (lua_islightuserdata(L, -1)) {
      lua_pop(L, 1);
      lua_pushnil(L);
    }
    lua_setfield(L, -2, "value");
    return;
  }
  rt_failure failure = rt_failed(RT_BAD_VALUE, problem).failure;
  push_failure(L, &failure);
  lua_setfield(L, -2, "failure");
}

static int push_outcome(lua_State *L, rt_outcome outcome) {
  lua_createtable(L, 0, 6);
  if (outcome.value.ok) {
    set_value(L, outcome.value.value);
    set_text(L, "json", outcome.value.value);
  } else {
    push_failure(L, &outcome.value.failure);
    lua_setfield(L, -2, "failure");
  }
  set_text(L, "stdout", outcome.out);
  set_text(L, "stderr", outcome.err);
  lua_pushinteger(L, (lua_Integer)outcome.fuel);
  lua_setfield(L, -2, "fuel");
  return 1;
}

static int submission_open(lua_State *L) {
  rt_opened opened = rt_submission_open(text_argument(L, 1));
  if (opened.ok) {
    lua_pushinteger(L, opened.session);
    return 1;
  }
  lua_pushnil(L);
  push_failure(L, &opened.failure);
  return 2;
}

static int submission_call(lua_State *L) {
  uint32_t session = (uint32_t)luaL_checkinteger(L, 1);
  return push_outcome(
      L, rt_submission_call(session, text_argument(L, 2), text_argument(L, 3), text_argument(L, 4)));
}

static int submission_evaluate(lua_State *L) {
  uint32_t session = (uint32_t)luaL_checkinteger(L, 1);
  return push_outcome(L, rt_submission_evaluate(session, text_argument(L, 2), text_argument(L, 3)));
}

static int submission_close(lua_State *L) {
  rt_submission_close((uint32_t)luaL_checkinteger(L, 1));
  return 0;
}

static int submission_run(lua_State *L) {
  return push_outcome(L, rt_submission_run(text_argument(L, 1), text_argument(L, 2)));
}

/* Everything that it gets, as a JSON array. Returns nil and why when that cannot be. */
static int submission_arguments(lua_State *L) {
  rt_buffer out = {0}, problem = {0};
  bool written = values_write_arguments(L, 1, &out, &problem);
  if (!written) lua_pushnil(L);
  lua_pushlstring(L, written ? out.data : problem.data, written ? out.size : problem.size);
  free(out.data);
  free(problem.data);
  return written ? 1 : 2;
}

int submissions_open(lua_State *L) {
  static const luaL_Reg functions[] = {
      {"open", submission_open},   {"call", submission_call}, {"evaluate", submission_evaluate},
      {"close", submission_close}, {"run", submission_run},   {"arguments", submission_arguments},
      {NULL, NULL},
  };
  luaL_newlib(L, functions);
  return 1;
}
