/* The names of the loaded program, and code that is evaluated as if it were written at its end.
 *
 * A program is reached through a scope: a function of two parameters in it, made by the text below, that evaluates code
 * with the built-in `eval`. Code that is evaluated begins by making such a function of its own scope and handing it
 * over, so that what it defines is there for the code that follows.
 *
 * A program may have an `eval` of its own. The built-in one takes its place until code of the scope runs.
 */
#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "evaluation.h"

#define SCOPE "($wasm_problem_code,$wasm_problem_keep)=>eval($wasm_problem_code)"
/* For a script with a variable `eval`, which hides the global one. */
#define SCOPE_WITH_EVAL "eval=>" SCOPE
#define OWN_EVAL "eval"

static JSValue scope = JS_UNDEFINED;
static bool open, in_evaluation;

/* What the program made of the global `eval`, while the built-in one is in its place. */
static JSPropertyDescriptor own_eval;
static bool eval_is_aside, has_own_eval;

static bool define_eval(JSPropertyDescriptor *found, int flags) {
  JSValue global = JS_GetGlobalObject(program_realm);
  JSAtom name = JS_NewAtom(program_realm, OWN_EVAL);
  int defined = JS_DefineProperty(program_realm, global, name, found->value, found->getter, found->setter, flags);
  JS_FreeAtom(program_realm, name);
  JS_FreeValue(program_realm, global);
  if (defined < 0) JS_FreeValue(program_realm, JS_GetException(program_realm));
  return defined > 0;
}

static void put_eval_aside(void) {
  JSPropertyDescriptor built_in = {.value = original_global(OWN_EVAL), .getter = JS_UNDEFINED, .setter = JS_UNDEFINED};
  JSValue global = JS_GetGlobalObject(program_realm);
  JSAtom name = JS_NewAtom(program_realm, OWN_EVAL);
  has_own_eval = JS_GetOwnProperty(program_realm, &own_eval, global, name) > 0;
  JS_FreeAtom(program_realm, name);
  JS_FreeValue(program_realm, global);
  bool is_same = has_own_eval && JS_IsStrictEqual(program_realm, own_eval.value, built_in.value);
  int flags = has_own_eval ? JS_PROP_HAS_VALUE : JS_PROP_HAS_VALUE | JS_PROP_HAS_CONFIGURABLE | JS_PROP_CONFIGURABLE;
  eval_is_aside = !is_same && define_eval(&built_in, flags);
  JS_FreeValue(program_realm, built_in.value);
}

static void give_eval_back(void) {
  if (!eval_is_aside) return;
  eval_is_aside = false;
  if (!has_own_eval) {
    JSValue global = JS_GetGlobalObject(program_realm);
    JSAtom name = JS_NewAtom(program_realm, OWN_EVAL);
    JS_DeleteProperty(program_realm, global, name, 0);
    JS_FreeAtom(program_realm, name);
    JS_FreeValue(program_realm, global);
  } else if (own_eval.flags & JS_PROP_GETSET) {
    define_eval(&own_eval, JS_PROP_HAS_GET | JS_PROP_HAS_SET);
  } else {
    define_eval(&own_eval, JS_PROP_HAS_VALUE);
  }
}

static JSValue keep_scope(JSContext *realm, JSValueConst this, int count, JSValueConst *arguments) {
  give_eval_back();
  if (open && count > 0 && JS_IsFunction(realm, arguments[0])) {
    open = false;
    JS_FreeValue(realm, scope);
    scope = JS_DupValue(realm, arguments[0]);
  }
  return JS_UNDEFINED;
}

void begin_evaluation(void) {
  scope = JS_UNDEFINED;
  open = true;
  in_evaluation = false;
}

bool evaluating(void) { return in_evaluation; }

static JSValue keep_scope_function(void) { return JS_NewCFunction(program_realm, keep_scope, "", 1); }

static int set_keep_scope(JSContext *realm, JSModuleDef *module) {
  return JS_SetModuleExport(realm, module, "keepScope", keep_scope_function());
}

static char scope_module[64];

/* It begins like nothing that could belong to what is before it. No program can know the names in it, which are others
 * for each. */
void append_module_end(rt_buffer *source) {
  char line[300];
  uint64_t secret = rt_random();
  snprintf(scope_module, sizeof scope_module, EMBEDDED "scope-%016" PRIx64, secret);
  JSModuleDef *module = JS_NewCModule(program_realm, scope_module, set_keep_scope);
  JS_AddModuleExport(program_realm, module, "keepScope");
  snprintf(line, sizeof line, "\nimport{keepScope as $keep_%016" PRIx64 "}from\"%s\";$keep_%016" PRIx64 "(" SCOPE ");",
           secret, scope_module, secret);
  rt_append_text(source, line);
}

bool is_scope_module(const char *name) { return scope_module[0] && strcmp(name, scope_module) == 0; }

static JSValue evaluated_globally(const char *code) {
  return JS_Eval(program_realm, code, strlen(code), EMBEDDED "scope", JS_EVAL_TYPE_GLOBAL);
}

void open_scope_of_script(void) {
  put_eval_aside();
  JSValue found = evaluated_globally(OWN_EVAL), built_in = original_global(OWN_EVAL);
  if (JS_IsException(found)) JS_FreeValue(program_realm, JS_GetException(program_realm));
  bool eval_is_variable = !JS_IsStrictEqual(program_realm, found, built_in);
  give_eval_back();
  scope = evaluated_globally(eval_is_variable ? SCOPE_WITH_EVAL : SCOPE);
  if (!eval_is_variable) return;
  JSValue with_eval = scope;
  scope = JS_Call(program_realm, with_eval, JS_UNDEFINED, 1, &built_in);
  JS_FreeValue(program_realm, with_eval);
}

static JSValue evaluated(const char *code, size_t size, JSValueConst keep) {
  if (!JS_IsFunction(program_realm, scope)) return JS_UNDEFINED;
  JSValue arguments[] = {JS_NewStringLen(program_realm, code, size), keep};
  JSValue current = JS_DupValue(program_realm, scope);
  put_eval_aside();
  JSValue value = JS_Call(program_realm, current, JS_UNDEFINED, 2, arguments);
  give_eval_back();
  JS_FreeValue(program_realm, current);
  JS_FreeValue(program_realm, arguments[0]);
  return value;
}

static bool is_identifier(const char *name) {
  if (!*name || isdigit((unsigned char)*name)) return false;
  for (; *name; name++)
    if (!isalnum((unsigned char)*name) && *name != '_' && *name != '$' && !(*name & 0x80)) return false;
  return true;
}

JSValue named(const char *name) {
  if (!is_identifier(name)) return JS_UNDEFINED;
  bool is_eval = strcmp(name, OWN_EVAL) == 0;
  JSValue value = is_eval ? evaluated_globally(name) : evaluated(name, strlen(name), JS_UNDEFINED);
  if (JS_IsException(value)) {
    JS_FreeValue(program_realm, JS_GetException(program_realm));
    return JS_UNDEFINED;
  }
  return is_replaced_global(name, value) ? value : JS_UNDEFINED;
}

JSValue evaluate_in_scope(const char *code, size_t size) {
  in_evaluation = open = true;
  JSValue keep = keep_scope_function();
  JSValue value = evaluated(code, size, keep);
  JS_FreeValue(program_realm, keep);
  open = false;
  return value;
}

void end_evaluation(void) { in_evaluation = false; }
