/* Where modules come from: attached files and embedded ones. */
#include <stdio.h>
#include <string.h>

#include "realms.h"

#define MOST_NAME 300

static bool missing;
static JSContext *aside;

/* What programs may import by name. */
static const struct {
  const char *name, *file;
} offered[] = {
    {"wasm-problem", "index.js"}, {"acorn", "acorn.mjs"}, {"fs", "fs.js"}, {"node:fs", "fs.js"},
    {"fs/promises", "fs_promises.js"}, {"node:fs/promises", "fs_promises.js"},
};

static const rt_embedded *embedded(const char *name) {
  for (size_t i = 0; i < rt_embedded_count; i++)
    if (strcmp(rt_embedded_files[i].name, name) == 0) return &rt_embedded_files[i];
  return NULL;
}

bool has_embedded(const char *name) { return embedded(name) != NULL; }

bool module_was_missing(void) {
  bool was = missing;
  missing = false;
  return was;
}

static const char *plain(const char *name) { return name[0] == '.' && name[1] == '/' ? name + 2 : name; }

static char *normalize(JSContext *realm, const char *base, const char *name, void *unused) {
  char path[MOST_NAME];
  bool from_embedded = strncmp(base, EMBEDDED, strlen(EMBEDDED)) == 0;
  if (from_embedded && strcmp(name, "acorn") != 0) {
    snprintf(path, sizeof path, EMBEDDED "%s", plain(name));
    return js_strdup(realm, path);
  }
  if (!from_embedded && strncmp(name, EMBEDDED, strlen(EMBEDDED)) == 0 && !is_scope_module(name))
    return js_strdup(realm, plain(name + strlen(EMBEDDED)));
  if (!from_embedded && attached_file(name)) return js_strdup(realm, plain(name));
  for (size_t i = 0; i < sizeof offered / sizeof *offered; i++) {
    if (strcmp(offered[i].name, name) != 0) continue;
    snprintf(path, sizeof path, EMBEDDED "%s", offered[i].file);
    return js_strdup(realm, path);
  }
  return js_strdup(realm, name);
}

static int set_nothing(JSContext *realm, JSModuleDef *module) { return 0; }

static int set_json(JSContext *realm, JSModuleDef *module) {
  JSValue value = JS_GetModulePrivateValue(realm, module);
  return JS_SetModuleExport(realm, module, "default", value);
}

static JSModuleDef *json_module(JSContext *realm, const char *name, const rt_file *file) {
  JSValue value = JS_ParseJSON(realm, file->content.data, file->content.size, name);
  if (JS_IsException(value)) return NULL;
  JSModuleDef *module = JS_NewCModule(realm, name, set_json);
  if (!module) return NULL;
  JS_AddModuleExport(realm, module, "default");
  JS_SetModulePrivateValue(realm, module, value);
  return module;
}

static bool ends_with(const char *text, const char *end) {
  size_t size = strlen(text), end_size = strlen(end);
  return size >= end_size && strcmp(text + size - end_size, end) == 0;
}

/* Embedded modules do not keep their source: they are compiled aside, written down without it, and read. */
static JSModuleDef *embedded_module(JSContext *realm, const char *name, rt_text source) {
  size_t size;
  if (!aside) aside = JS_NewContext(js_runtime);
  JSValue code =
      JS_Eval(aside, source.data, source.size, name, JS_EVAL_TYPE_MODULE | JS_EVAL_FLAG_COMPILE_ONLY);
  if (JS_IsException(code)) {
    JS_Throw(realm, JS_GetException(aside));
    return NULL;
  }
  uint8_t *bytes = JS_WriteObject(aside, &size, code, JS_WRITE_OBJ_BYTECODE | JS_WRITE_OBJ_STRIP_SOURCE);
  JS_FreeValue(aside, code);
  if (!bytes) return NULL;
  JSValue module = JS_ReadObject(realm, bytes, size, JS_READ_OBJ_BYTECODE);
  js_free_rt(js_runtime, bytes);
  return JS_IsException(module) ? NULL : JS_VALUE_GET_PTR(module);
}

void end_embedding(void) {
  JS_FreeContext(aside);
  aside = NULL;
}

static JSModuleDef *compiled_module(JSContext *realm, const char *name, rt_text source) {
  JSValue module =
      JS_Eval(realm, source.data, source.size, name, JS_EVAL_TYPE_MODULE | JS_EVAL_FLAG_COMPILE_ONLY);
  if (JS_IsException(module)) return NULL;
  JSModuleDef *found = JS_VALUE_GET_PTR(module);
  JS_FreeValue(realm, module);
  return found;
}

static void throw_missing(JSContext *realm, const char *name) {
  JSValue asked = JS_NewString(realm, name);
  JSValue reason = harness_call("reasonOfMissingModule", 1, &asked);
  const char *text = JS_IsString(reason) ? JS_ToCString(realm, reason) : NULL;
  JS_ThrowPlainError(realm, "Cannot find module '%s'%s%s", name, text ? ": " : "", text ? text : "");
  JS_FreeCString(realm, text);
  JS_FreeValue(realm, asked);
  missing = true;
}

static JSModuleDef *load(JSContext *realm, const char *name, void *unused, JSValueConst attributes) {
  bool is_embedded = strncmp(name, EMBEDDED, strlen(EMBEDDED)) == 0;
  /* There, and in the harness's realm, a program is only compiled. */
  if (realm == aside || (realm == harness_realm && !is_embedded))
    return JS_NewCModule(realm, name, set_nothing);
  if (is_embedded) {
    const rt_embedded *found = embedded(name + strlen(EMBEDDED));
    if (found) return embedded_module(realm, name, found->content);
    throw_missing(realm, name + strlen(EMBEDDED));
    return NULL;
  }
  const rt_file *file = attached_file(name);
  if (!file) {
    throw_missing(realm, name);
    return NULL;
  }
  if (ends_with(name, ".json")) return json_module(realm, name, file);
  return compiled_module(realm, name, file->content);
}

void install_module_loader(void) { JS_SetModuleLoaderFunc2(js_runtime, normalize, load, NULL, NULL); }

/* Runs a module that awaits nothing. */
static JSValue namespace_of(JSContext *realm, JSModuleDef *module, JSValue code) {
  JSValue ended = JS_EvalFunction(realm, code);
  if (JS_IsException(ended)) return ended;
  JSPromiseStateEnum state = JS_PromiseState(realm, ended);
  if (state == JS_PROMISE_REJECTED) {
    JS_PromiseMarkAsHandled(realm, ended);
    return JS_Throw(realm, JS_PromiseResult(realm, ended));
  }
  JS_FreeValue(realm, ended);
  return JS_GetModuleNamespace(realm, module);
}

/* Loads an embedded module when it is first asked for. */
static JSValue embedded_namespace(JSContext *realm, const char *name) {
  JSValue promise = JS_LoadModule(realm, EMBEDDED "runtime", name);
  if (JS_IsException(promise)) return promise;
  while (JS_PromiseState(realm, promise) == JS_PROMISE_PENDING) {
    JSContext *ran;
    if (JS_ExecutePendingJob(js_runtime, &ran) <= 0) break;
  }
  if (JS_PromiseState(realm, promise) == JS_PROMISE_REJECTED) {
    JS_PromiseMarkAsHandled(realm, promise);
    return JS_Throw(realm, JS_PromiseResult(realm, promise));
  }
  return JS_PromiseResult(realm, promise);
}

JSValue embedded_export(JSContext *realm, const char *name, const char *export_name) {
  JSValue namespace = embedded_namespace(realm, name);
  if (JS_IsException(namespace)) return namespace;
  JSValue value = JS_GetPropertyStr(realm, namespace, export_name);
  JS_FreeValue(realm, namespace);
  return value;
}

/* The default export when there is one, as bundlers give it to require(). */
static JSValue of_module(JSContext *realm, JSValue namespace) {
  JSAtom key = JS_NewAtom(realm, "default");
  int there = JS_IsException(namespace) ? 0 : JS_HasProperty(realm, namespace, key);
  JSValue value = there > 0 ? JS_GetProperty(realm, namespace, key) : namespace;
  JS_FreeAtom(realm, key);
  return value;
}

/* A module of Node's older kind as a function of exports, require and module; JS_EXCEPTION when it is none. */
static JSValue common_js(JSContext *realm, const char *name, rt_text source) {
  rt_buffer wrapped = {0};
  rt_append_text(&wrapped, "(function (exports, require, module) {");
  rt_append(&wrapped, source.data, source.size);
  rt_append_text(&wrapped, "\n})");
  rt_text text = rt_buffer_text(&wrapped);
  return JS_Eval(realm, text.data, text.size, name, JS_EVAL_TYPE_GLOBAL);
}

/* The module, or for one of Node's older kind the function that makes it. */
JSValue required(JSContext *realm, const char *name) {
  char *path = normalize(realm, PROGRAM, name, NULL);
  if (!path) return JS_EXCEPTION;
  if (strncmp(path, EMBEDDED, strlen(EMBEDDED)) == 0) {
    JSValue namespace = embedded_namespace(realm, path + strlen(EMBEDDED));
    return strcmp(path, EMBEDDED "fs.js") == 0 ? of_module(realm, namespace) : namespace;
  }
  const rt_file *file = attached_file(path);
  if (!file) {
    throw_missing(realm, name);
    module_was_missing();
    return JS_EXCEPTION;
  }
  if (ends_with(path, ".json")) return JS_ParseJSON(realm, file->content.data, file->content.size, path);
  JSValue function = common_js(realm, path, file->content);
  if (!JS_IsException(function)) return function;
  JS_FreeValue(realm, JS_GetException(realm));
  JSValue code = JS_Eval(realm, file->content.data, file->content.size, path,
                         JS_EVAL_TYPE_MODULE | JS_EVAL_FLAG_COMPILE_ONLY);
  if (JS_IsException(code)) return code;
  return namespace_of(realm, JS_VALUE_GET_PTR(code), code);
}
