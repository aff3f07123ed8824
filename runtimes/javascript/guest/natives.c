/* What embedded modules use of C, as the module "<wasm-problem>/native". */
#include <string.h>

#include "realms.h"

#define NATIVE EMBEDDED "native"

static uint64_t started_ns;

void start_clock(void) { started_ns = rt_now_ns(); }

#define FUNCTION(name) \
  static JSValue name(JSContext *realm, JSValueConst this, int count, JSValueConst *arguments)

/* --- For the harness, about values of the program --- */

FUNCTION(class_of) {
  JSAtom name = JS_GetClassName(js_runtime, JS_GetClassID(arguments[0]));
  JSValue text = name == JS_ATOM_NULL ? JS_UNDEFINED : JS_AtomToString(realm, name);
  JS_FreeAtom(realm, name);
  return text;
}

FUNCTION(is_typed_array) { return JS_NewBool(realm, JS_GetTypedArrayType(arguments[0]) >= 0); }

FUNCTION(proxy_target) {
  if (!JS_IsProxy(arguments[0])) return JS_UNDEFINED;
  return JS_GetProxyTarget(realm, arguments[0]);
}

FUNCTION(promise_state) { return JS_NewInt32(realm, JS_PromiseState(realm, arguments[0])); }
FUNCTION(promise_result) { return JS_PromiseResult(realm, arguments[0]); }

FUNCTION(error_text) {
  rt_buffer text = {0};
  append_error_text(&text, arguments[0]);
  return text_value(realm, rt_buffer_text(&text));
}

/* --- Values as JSON --- */

FUNCTION(to_json) {
  rt_buffer json = {0}, complaint = {0};
  if (!value_to_json(realm, arguments[0], &json, &complaint)) {
    if (!complaint.size) return JS_EXCEPTION;
    return JS_Throw(realm, text_value(realm, rt_buffer_text(&complaint))); /* values.js makes an error of it. */
  }
  rt_text text = rt_buffer_text(&json);
  return JS_NewStringLen(realm, text.data, text.size);
}

FUNCTION(from_json) {
  size_t size;
  rt_buffer complaint = {0};
  const char *text = JS_ToCStringLen(realm, &size, arguments[0]);
  if (!text) return JS_EXCEPTION;
  JSValue value = value_from_json(realm, (rt_text){text, size}, PLAIN_ARGUMENTS, &complaint);
  JS_FreeCString(realm, text);
  if (complaint.size) return JS_ThrowSyntaxError(realm, "%s", rt_buffer_text(&complaint).data);
  return value;
}

FUNCTION(inspected) { return harness_call("inspect", count, arguments); }
FUNCTION(line_of_author) { return JS_NewUint32(realm, authors_line()); }

/* --- Streams, files, the clock and chance --- */

static JSValue written(JSContext *realm, channel to, JSValueConst value) {
  size_t size;
  const char *text = JS_ToCStringLen(realm, &size, value);
  if (!text) return JS_EXCEPTION;
  bool fits = write_text(to, text, size);
  JS_FreeCString(realm, text);
  return fits ? JS_TRUE : stop_program(realm);
}

FUNCTION(write_out) { return written(realm, OUT, arguments[0]); }
FUNCTION(write_err) { return written(realm, ERR, arguments[0]); }

FUNCTION(next_line) {
  rt_text line = read_line();
  return line.data ? text_value(realm, line) : JS_NULL;
}

FUNCTION(rest_of_input) { return text_value(realm, read_all()); }

FUNCTION(file_bytes) {
  size_t size;
  const char *name = JS_ToCStringLen(realm, &size, arguments[0]);
  if (!name) return JS_EXCEPTION;
  const rt_file *file = memchr(name, 0, size) ? NULL : attached_file(name);
  JS_FreeCString(realm, name);
  if (!file) return JS_UNDEFINED;
  return JS_NewUint8ArrayCopy(realm, (const uint8_t *)file->content.data, file->content.size);
}

FUNCTION(file_names) {
  JSValue names = JS_NewArray(realm);
  for (size_t i = 0; attached_to && i < attached_to->file_count; i++)
    JS_DefinePropertyValueUint32(realm, names, (uint32_t)i, text_value(realm, attached_to->files[i].name),
                                 JS_PROP_C_W_E);
  return names;
}

FUNCTION(encoded) {
  size_t size;
  const char *text = JS_ToCStringLen(realm, &size, arguments[0]);
  if (!text) return JS_EXCEPTION;
  rt_buffer replaced = {0};
  for (size_t i = 0; i < size; i++) {
    bool half = (unsigned char)text[i] == 0xED && i + 2 < size && (unsigned char)text[i + 1] > 0x9F;
    rt_append(&replaced, half ? "\xEF\xBF\xBD" : text + i, half ? 3 : 1);
    if (half) i += 2;
  }
  JS_FreeCString(realm, text);
  rt_text all = rt_buffer_text(&replaced);
  return JS_NewUint8ArrayCopy(realm, (const uint8_t *)all.data, all.size);
}

FUNCTION(decoded) {
  size_t size;
  const uint8_t *bytes = JS_GetUint8Array(realm, &size, arguments[0]);
  if (!bytes) return JS_EXCEPTION;
  return JS_NewStringLen(realm, (const char *)bytes, size);
}

FUNCTION(now_ms) { return JS_NewFloat64(realm, (double)(rt_now_ns() - started_ns) / 1e6); }

/* 53 bits, as Math.random has them. */
FUNCTION(random_number) { return JS_NewFloat64(realm, (double)(rt_random() >> 11) / 9007199254740992.0); }

FUNCTION(leave) {
  int32_t status = 0;
  if (JS_ToInt32(realm, &status, arguments[0]) < 0) return JS_EXCEPTION;
  return exit_program(realm, status & 255);
}

FUNCTION(require_named) {
  const char *name = JS_ToCString(realm, arguments[0]);
  if (!name) return JS_EXCEPTION;
  JSValue found = required(realm, name);
  JS_FreeCString(realm, name);
  return found;
}

static const JSCFunctionListEntry functions[] = {
    JS_CFUNC_DEF("classOf", 1, class_of),
    JS_CFUNC_DEF("isTypedArray", 1, is_typed_array),
    JS_CFUNC_DEF("proxyTarget", 1, proxy_target),
    JS_CFUNC_DEF("promiseState", 1, promise_state),
    JS_CFUNC_DEF("promiseResult", 1, promise_result),
    JS_CFUNC_DEF("errorText", 1, error_text),
    JS_CFUNC_DEF("toJson", 1, to_json),
    JS_CFUNC_DEF("fromJson", 1, from_json),
    JS_CFUNC_DEF("inspect", 2, inspected),
    JS_CFUNC_DEF("authorsLine", 0, line_of_author),
    JS_CFUNC_DEF("writeOut", 1, write_out),
    JS_CFUNC_DEF("writeErr", 1, write_err),
    JS_CFUNC_DEF("readLine", 0, next_line),
    JS_CFUNC_DEF("readAll", 0, rest_of_input),
    JS_CFUNC_DEF("fileBytes", 1, file_bytes),
    JS_CFUNC_DEF("fileNames", 0, file_names),
    JS_CFUNC_DEF("encode", 1, encoded),
    JS_CFUNC_DEF("decode", 1, decoded),
    JS_CFUNC_DEF("now", 0, now_ms),
    JS_CFUNC_DEF("random", 0, random_number),
    JS_CFUNC_DEF("exit", 1, leave),
    JS_CFUNC_DEF("require", 1, require_named),
};
#define FUNCTIONS (int)(sizeof functions / sizeof *functions)

static int set_exports(JSContext *realm, JSModuleDef *module) {
  if (JS_SetModuleExportList(realm, module, functions, FUNCTIONS) < 0) return -1;
  return JS_SetModuleExportList(realm, module, submission_functions, submission_function_count);
}

void define_native_module(JSContext *realm) {
  JSModuleDef *module = JS_NewCModule(realm, NATIVE, set_exports);
  JS_AddModuleExportList(realm, module, functions, FUNCTIONS);
  JS_AddModuleExportList(realm, module, submission_functions, submission_function_count);
}
