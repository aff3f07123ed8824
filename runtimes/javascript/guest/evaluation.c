/* The names of the loaded program, and code that is evaluated as if it were written at its end.
 *
 * A program is reached through a scope: a function of two parameters in it, made by the text below, that evaluates code
 * with the built-in `eval`. Code that is evaluated begins by making such a function of its own scope and handing it
 * over, so that what it defines is there for the code that follows.
 */
#include <ctype.h>
#include <string.h>

#include "evaluation.h"

#define SCOPE "($wasm_problem_code,$wasm_problem_keep)=>eval($wasm_problem_code)"

static JSValue scope = JS_UNDEFINED;
static bool open, in_evaluation;

static JSValue keep_scope(JSContext *realm, JSValueConst this, int count, JSValueConst *arguments) {
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

void define_scope_module(void) {
  JSModuleDef *module = JS_NewCModule(program_realm, SCOPE_MODULE, set_keep_scope);
  JS_AddModuleExport(program_realm, module, "keepScope");
}

void open_scope_of_script(void) {
  scope = JS_Eval(program_realm, SCOPE, strlen(SCOPE), EMBEDDED "scope", JS_EVAL_TYPE_GLOBAL);
}

static JSValue evaluated(const char *code, size_t size, JSValueConst keep) {
  if (!JS_IsFunction(program_realm, scope)) return JS_UNDEFINED;
  JSValue arguments[] = {JS_NewStringLen(program_realm, code, size), keep};
  JSValue current = JS_DupValue(program_realm, scope);
  JSValue value = JS_Call(program_realm, current, JS_UNDEFINED, 2, arguments);
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
  JSValue value = evaluated(name, strlen(name), JS_UNDEFINED);
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
