/* console, and what writes to the standard streams. The harness makes the text; here it is written. */
#include "realms.h"

#define MOST_ARGUMENTS 1000

static const struct {
  const char *name;
  channel to;
} methods[] = {
    {"log", OUT},   {"info", OUT},  {"debug", OUT},      {"dir", OUT},     {"table", OUT},     {"group", OUT},
    {"count", OUT}, {"time", OUT},  {"timeEnd", OUT},    {"timeLog", OUT}, {"countReset", OUT}, {"groupCollapsed", OUT},
    {"warn", ERR},  {"error", ERR}, {"assert", ERR},     {"trace", ERR},   {"groupEnd", OUT},  {"dirxml", OUT},
};

static JSValue console_method(JSContext *realm, JSValueConst this, int count, JSValueConst *arguments, int index) {
  JSValue all[MOST_ARGUMENTS + 1];
  if (count > MOST_ARGUMENTS) count = MOST_ARGUMENTS;
  all[0] = JS_NewString(harness_realm, methods[index].name);
  for (int i = 0; i < count; i++) all[i + 1] = arguments[i];
  JSValue text = harness_call("console", count + 1, all);
  JS_FreeValue(harness_realm, all[0]);
  if (!JS_IsString(text)) return JS_IsException(text) ? text : JS_UNDEFINED;
  size_t size;
  const char *data = JS_ToCStringLen(realm, &size, text);
  if (!data) return JS_EXCEPTION;
  bool written = write_text(methods[index].to, data, size);
  JS_FreeCString(realm, data);
  JS_FreeValue(realm, text);
  return written ? JS_UNDEFINED : stop_program(realm);
}

void define_console(JSContext *realm) {
  JSValue global = JS_GetGlobalObject(realm), console = JS_NewObject(realm);
  for (int i = 0; i < (int)(sizeof methods / sizeof *methods); i++)
    JS_DefinePropertyValueStr(
        realm, console, methods[i].name,
        JS_NewCFunctionMagic(realm, console_method, methods[i].name, 0, JS_CFUNC_generic_magic, i),
        JS_PROP_CONFIGURABLE | JS_PROP_WRITABLE | JS_PROP_ENUMERABLE);
  JS_DefinePropertyValueStr(realm, global, "console", console, JS_PROP_CONFIGURABLE | JS_PROP_WRITABLE);
  JS_FreeValue(realm, global);
}
