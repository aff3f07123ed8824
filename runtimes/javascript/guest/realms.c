/* How an instance begins: the two realms and the embedded modules in them, made while the runtime is built. */
#include "realms.h"

#include <stdlib.h>
#include <string.h>

/* What a program may use of the stack in memory. More of it and the host's own stack of 2 MiB, which nobody inside can
 * measure, would end first: at 545 KiB in getters that call themselves. The compiler's functions take little of the one
 * and much of the other. */
#define STACK_BYTES (520 * 1024)
#define COMPILER_STACK_BYTES (96 * 1024)
/* The collector visits all objects, and so copies the memory that instances share: most programs end before. */
#define COLLECT_AFTER_BYTES (16 << 20)
/* In pieces: when memory is short there may be room for some. */
#define RESERVED_PIECES 8
#define RESERVED_PIECE_BYTES 60000

JSRuntime *js_runtime;
JSContext *program_realm;
JSContext *harness_realm;

static JSValue harness, original_globals;
static void *volatile reserve[RESERVED_PIECES];

void set_function(JSContext *realm, JSValueConst object, const char *name, JSCFunction *function, int length) {
  JS_DefinePropertyValueStr(realm, object, name, JS_NewCFunction(realm, function, name, length),
                            JS_PROP_CONFIGURABLE | JS_PROP_WRITABLE);
}

JSValue text_value(JSContext *realm, rt_text text) { return JS_NewStringLen(realm, text.data, text.size); }

/* A program must not get hold of an error of the harness's realm. */
static JSValue thrown_for_programs(void) {
  JSValue error = JS_GetException(harness_realm);
  bool stack = is_stack_overflow(error), memory = is_out_of_memory(error);
  JS_FreeValue(harness_realm, error);
  if (stack) return JS_ThrowRangeError(program_realm, "Maximum call stack size exceeded");
  if (memory) return JS_ThrowOutOfMemory(program_realm);
  return JS_ThrowTypeError(program_realm, "the value cannot be shown");
}

JSValue harness_call(const char *function, int count, JSValueConst *arguments) {
  JSValue callee = JS_GetPropertyStr(harness_realm, harness, function);
  JSValue value = JS_Call(harness_realm, callee, JS_UNDEFINED, count, arguments);
  JS_FreeValue(harness_realm, callee);
  return JS_IsException(value) ? thrown_for_programs() : value;
}

JSValue compiled_within_stack(JSContext *realm, rt_text source, const char *file, int flags) {
  JS_SetMaxStackSize(js_runtime, COMPILER_STACK_BYTES);
  JSValue code = JS_Eval(realm, source.data, source.size, file, flags | JS_EVAL_FLAG_COMPILE_ONLY);
  JS_SetMaxStackSize(js_runtime, STACK_BYTES);
  return code;
}

void begin_entry(void) {
  JS_UpdateStackTop(js_runtime);
  for (int i = 0; i < RESERVED_PIECES && !reserve[i]; i++) reserve[i] = malloc(RESERVED_PIECE_BYTES);
}

bool memory_is_low(void) {
  void *volatile piece = malloc(RESERVED_PIECE_BYTES);
  free(piece);
  return !piece;
}

void release_reserve(void) {
  for (int i = 0; i < RESERVED_PIECES; i++) {
    free(reserve[i]);
    reserve[i] = NULL;
  }
}

JSValue original_global(const char *name) { return JS_GetPropertyStr(harness_realm, original_globals, name); }

bool is_replaced_global(const char *name, JSValueConst value) {
  JSValue original = original_global(name);
  bool same = JS_IsStrictEqual(harness_realm, original, value);
  JS_FreeValue(harness_realm, original);
  return !same;
}

/* What a program finds in its realm is not what it defines. */
static void remember_names(JSValueConst object, JSValueConst global) {
  JSPropertyEnum *names;
  uint32_t count;
  if (JS_GetOwnPropertyNames(program_realm, &names, &count, object, JS_GPN_STRING_MASK) < 0) __builtin_trap();
  for (uint32_t i = 0; i < count; i++)
    JS_DefinePropertyValue(harness_realm, original_globals, names[i].atom,
                           JS_GetProperty(program_realm, global, names[i].atom), JS_PROP_C_W_E);
  JS_FreePropertyEnum(program_realm, names, count);
}

static void remember_globals(void) {
  JSValue global = JS_GetGlobalObject(program_realm), inherited = JS_GetPrototype(program_realm, global);
  original_globals = JS_NewObjectProto(harness_realm, JS_NULL);
  remember_names(inherited, global);
  remember_names(global, global);
  JS_FreeValue(program_realm, inherited);
  JS_FreeValue(program_realm, global);
}

static void must(JSContext *realm, JSValue value) {
  if (!JS_IsException(value)) return;
  JSValue error = JS_GetException(realm);
  const char *text = JS_ToCString(realm, error);
  rt_write_err(text, strlen(text));
  __builtin_trap();
}

/* See manifest.toml. */
void JS_KeepAll(JSRuntime *runtime, JSValue no_memory);

/* What is thrown when there is no memory to make an error: is_out_of_memory(). It has no place, and programs cannot
 * change it: it may be thrown many times. */
static JSValue error_of_no_memory(void) {
  static const char *const texts[][2] = {{"name", "InternalError"}, {"message", "out of memory"}, {"stack", ""}};
  JSValue error = JS_NewInternalError(program_realm, "out of memory");
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
    JS_DefinePropertyValueStr(program_realm, error, texts[i][0], JS_NewString(program_realm, texts[i][1]), 0);
  if (!JS_IsError(error) || JS_FreezeObject(program_realm, error) < 0) __builtin_trap();
  return error;
}

void language_start(void) {
  js_runtime = JS_NewRuntime();
  JS_SetMaxStackSize(js_runtime, STACK_BYTES);
  JS_SetGCThreshold(js_runtime, (size_t)-1);
  harness_realm = JS_NewContext(js_runtime);
  program_realm = JS_NewContext(js_runtime);
  JS_AddIntrinsicDOMException(program_realm); /* QuickJS adds it to the first realm only. */
  install_module_loader();
  define_native_module(harness_realm);
  define_native_module(program_realm);
  harness = embedded_export(harness_realm, "harness.js", "harness");
  must(harness_realm, harness);
  define_console(program_realm);
  define_timers(program_realm);
  must(program_realm, embedded_export(program_realm, "globals.js", "ready"));
  must(program_realm, embedded_export(program_realm, "fs.js", "default"));
  must(program_realm, embedded_export(program_realm, "fs_promises.js", "default"));
  must(program_realm, embedded_export(program_realm, "acorn.mjs", "parse"));
  if (has_embedded("index.js")) must(program_realm, embedded_export(program_realm, "index.js", "InvalidAnswer"));
  know_error_classes();
  know_argument_classes();
  know_offers();
  end_embedding();
  remember_globals();
  JS_RunGC(js_runtime);
  JSMemoryUsage usage;
  JS_ComputeMemoryUsage(js_runtime, &usage);
  JS_SetGCThreshold(js_runtime, (size_t)usage.malloc_size + COLLECT_AFTER_BYTES);
  begin_entry();
  JS_KeepAll(js_runtime, error_of_no_memory());
}
