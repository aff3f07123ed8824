/* The one program that an instance holds: compiled, loaded, called. */
#include <ctype.h>
#include <string.h>

#include "evaluation.h"
#include "realms.h"
#include "reflection.h"

typedef enum { SCRIPT, MODULE, BROKEN, IMPORT_FAILED } kind;

typedef struct {
  kind kind;
  JSValue code; /* Or the error. */
} compiled;

static bool is_module;
static JSModuleDef *module;
static JSValue offered_by_tests;

/* --- Compiling --- */

static bool is_later(JSValueConst error, JSValueConst than) {
  uint32_t line, column, other_line, other_column;
  syntax_place(error, &line, &column);
  syntax_place(than, &other_line, &other_column);
  return line > other_line || (line == other_line && column > other_column);
}

/* What begins with import or export cannot be a script; that is seen without compiling it. */
static bool begins_like_a_module(rt_text source) {
  static const char *const words[] = {"export", "import"};
  const char *at = source.data + strspn(source.data, " \t\r\n");
  for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
    size_t size = strlen(words[i]), gap = 0;
    if (strncmp(at, words[i], size) != 0) continue;
    gap = strspn(at + size, " \t");
    return gap > 0 && (isalpha((unsigned char)at[size + gap]) || at[size + gap] == '{');
  }
  return false;
}

static JSValue compiled_module_of(JSContext *realm, rt_text source) {
  rt_buffer with_end = {0};
  rt_append(&with_end, source.data, source.size);
  if (realm == program_realm) append_module_end(&with_end);
  return compiled_within_stack(realm, rt_buffer_text(&with_end), PROGRAM, JS_EVAL_TYPE_MODULE);
}

/* A script when it can be one: then all that it defines is there by name. Else a module. When it is neither, the error
 * of the reading that got further. */
static compiled compile(JSContext *realm, rt_text source) {
  JSValue code, as_script = JS_UNDEFINED;
  if (!begins_like_a_module(source)) {
    code = compiled_within_stack(realm, source, PROGRAM, JS_EVAL_TYPE_GLOBAL);
    if (!JS_IsException(code)) return (compiled){SCRIPT, code};
    as_script = uncaught(realm);
  }
  code = compiled_module_of(realm, source);
  if (!JS_IsException(code)) return (compiled){MODULE, code};
  JSValue as_module = uncaught(realm);
  bool missing = module_was_missing();
  if (!missing && is_beyond_the_end(as_module)) { /* In what was added. */
    JSValue alone = compiled_within_stack(harness_realm, source, PROGRAM, JS_EVAL_TYPE_MODULE);
    if (JS_IsException(alone)) as_module = uncaught(harness_realm);
  }
  if (missing || !is_error_of_file(as_module, PROGRAM)) return (compiled){IMPORT_FAILED, as_module};
  if (JS_IsUndefined(as_script)) return (compiled){BROKEN, as_module};
  return (compiled){BROKEN, is_later(as_module, as_script) ? as_module : as_script};
}

static rt_text without_mark(rt_text source) {
  if (source.size >= 3 && memcmp(source.data, "\xEF\xBB\xBF", 3) == 0)
    return (rt_text){source.data + 3, source.size - 3};
  return source;
}

static rt_text prepared(const rt_program *program) {
  rt_text source = without_mark(program->source);
  size_t lines = 1;
  for (size_t i = 0; i < source.size; i++) lines += source.data[i] == '\n';
  begin_entry();
  remember_source(source, lines);
  return source;
}

rt_result language_check(const rt_program *program) {
  compiled found = compile(harness_realm, prepared(program));
  rt_result result = found.kind == BROKEN ? syntax_failure(found.code, PROGRAM) : rt_done();
  JS_FreeValue(harness_realm, found.code);
  return result;
}

/* --- Ends of what was asked for --- */

static rt_result exit_result(int status) {
  char message[60];
  snprintf(message, sizeof message, "exited with status %d", status);
  return rt_failed(RT_RAISED, rt_copy(message, strlen(message)).data);
}

static rt_result stopped_result(bool exit_is_success) {
  int status;
  if (!program_exited(&status)) return rt_failed(RT_RAISED, "the program wrote more than the sandbox lets it");
  return exit_is_success && status == 0 ? rt_done() : exit_result(status);
}

static rt_result with_output_flushed(rt_result result) {
  if (!flush_output() && result.ok) return stopped_result(false);
  return result;
}

static rt_result json_of(JSValueConst value) {
  if (memory_is_low()) release_reserve();
  rt_buffer json = {0}, complaint = {0};
  if (value_to_json(program_realm, value, &json, &complaint)) return rt_value(rt_buffer_text(&json));
  if (complaint.size) return rt_failed(RT_BAD_VALUE, rt_buffer_text(&complaint).data);
  return failure_of(uncaught(program_realm));
}

/* What came of running something: awaited, with all that it left to be run, as JSON or as a line of output. */
static rt_result ended(JSValue value, bool echo, bool exit_is_success) {
  rt_result result;
  JSValue error;
  loop_end end = THREW;
  if (program_stopped()) return with_output_flushed(stopped_result(exit_is_success));
  if (JS_IsException(value))
    value = uncaught(program_realm);
  else
    end = awaited(&value);
  if (end == SETTLED && echo && !JS_IsUndefined(value)) {
    JSValue shown = harness_call("inspect", 1, &value);
    size_t size;
    const char *text = JS_IsException(shown) ? NULL : JS_ToCStringLen(harness_realm, &size, shown);
    if (text) write_text(OUT, text, size), write_text(OUT, "\n", 1);
    value = JS_UNDEFINED;
  }
  if (end == SETTLED) result = json_of(echo ? JS_UNDEFINED : value);
  if (end == SETTLED && result.ok) end = run_to_the_end(&error), value = error;
  if (end == THREW) result = failure_of(value);
  if (end == STOPPED) result = stopped_result(exit_is_success);
  return with_output_flushed(result);
}

/* --- Loading --- */

static void begin(const rt_program *program, rt_text stdin_) {
  attach(program);
  give_input(stdin_);
  restart_output();
  restart_loop();
  begin_evaluation();
  start_clock();
  module = NULL;
}

static rt_result run_top_level(const rt_program *program, rt_text stdin_, bool exit_is_success) {
  rt_text source = prepared(program);
  begin(program, stdin_);
  compiled found = compile(program_realm, source);
  if (found.kind == BROKEN) return syntax_failure(found.code, PROGRAM);
  if (found.kind == IMPORT_FAILED) return import_failure(found.code);
  is_module = found.kind == MODULE;
  if (is_module) module = JS_VALUE_GET_PTR(found.code);
  JSValue value = JS_EvalFunction(program_realm, found.code);
  if (!is_module && !JS_IsException(value)) {
    open_scope_of_script();
    JS_FreeValue(program_realm, value);
    value = JS_UNDEFINED; /* Of its last statement. */
  }
  return ended(value, true, exit_is_success);
}

rt_result language_load(const rt_program *program) { return run_top_level(program, rt_text_of(""), false); }

rt_result language_run(const rt_program *program, rt_text stdin_) { return run_top_level(program, stdin_, true); }

/* --- Calling --- */

static JSValue exported(const char *entry) {
  JSValue value = JS_UNDEFINED;
  if (!module) return value;
  JSValue namespace = JS_GetModuleNamespace(program_realm, module);
  JSAtom key = JS_NewAtom(program_realm, entry);
  if (JS_HasProperty(program_realm, namespace, key) > 0) value = JS_GetProperty(program_realm, namespace, key);
  if (JS_IsException(value)) {
    JS_FreeValue(program_realm, uncaught(program_realm));
    value = JS_UNDEFINED;
  }
  JS_FreeAtom(program_realm, key);
  JS_FreeValue(program_realm, namespace);
  return value;
}

/* A name of the program, or what it puts into module.exports. */
static JSValue found_by_name(const char *entry) {
  JSValue value = named(entry);
  if (JS_IsUndefined(value)) value = exported(entry);
  if (!JS_IsUndefined(value)) return value;
  JSValue global = JS_GetGlobalObject(program_realm);
  bool there;
  value = own_data_property(data_property(data_property(global, "module"), "exports"), entry, &there);
  JS_FreeValue(program_realm, global);
  return JS_DupValue(program_realm, value);
}

static JSValue get_name(JSContext *realm, JSValueConst this, int count, JSValueConst *arguments) {
  const char *name = count > 0 ? JS_ToCString(realm, arguments[0]) : NULL;
  if (!name) return JS_EXCEPTION;
  JSValue value = found_by_name(name);
  JS_FreeCString(realm, name);
  return value;
}

/* What a table of tests offers besides the program's own functions. */
static JSValue offered(const char *entry) {
  if (!JS_IsFunction(program_realm, offered_by_tests)) return JS_UNDEFINED;
  JSValue names = JS_NewObject(program_realm);
  set_function(program_realm, names, "get", get_name, 1);
  JSValue arguments[] = {JS_NewString(program_realm, entry), names};
  return JS_Call(program_realm, offered_by_tests, JS_UNDEFINED, 2, arguments);
}

void know_offers(void) {
  offered_by_tests = JS_UNDEFINED;
  if (has_embedded("running.js")) offered_by_tests = embedded_export(program_realm, "running.js", "offered");
}

static rt_result missing_entry(rt_text entry) {
  rt_buffer message = {0};
  rt_append_text(&message, "the program defines no function \"");
  append_bounded(&message, entry.data, entry.size, 200);
  rt_append_text(&message, "\"");
  return rt_failed(RT_MISSING_ENTRY, rt_buffer_text(&message).data);
}

rt_result language_call(rt_text entry, rt_text args, rt_text stdin_) {
  rt_buffer complaint = {0};
  int64_t count = 0;
  begin_entry();
  give_input(stdin_);
  if (memchr(entry.data, 0, entry.size)) return missing_entry(entry);
  JSValue function = found_by_name(entry.data);
  if (!JS_IsFunction(program_realm, function)) function = offered(entry.data);
  if (program_stopped() || JS_IsException(function)) return ended(function, false, false);
  if (!JS_IsFunction(program_realm, function)) return missing_entry(entry);
  JSValue array = value_from_json(program_realm, args, SPECIAL_ARGUMENTS, &complaint);
  if (complaint.size) return rt_failed(RT_REFUSED, rt_buffer_text(&complaint).data);
  if (JS_IsException(array)) return ended(array, false, false);
  JS_GetLength(program_realm, array, &count);
  JSValue *arguments = rt_allocate((size_t)(count + 1) * sizeof *arguments);
  for (int64_t i = 0; i < count; i++) arguments[i] = JS_GetPropertyInt64(program_realm, array, i);
  JSValue value = JS_Call(program_realm, function, JS_UNDEFINED, (int)count, arguments);
  return ended(value, false, false);
}

/* --- Evaluating --- */

/* Whether the code is JavaScript, read as a script or with await; else JS_EXCEPTION. */
static JSValue readable(rt_text code, bool *awaits) {
  int flags = JS_EVAL_TYPE_GLOBAL | (is_module ? JS_EVAL_FLAG_STRICT : 0);
  JSValue read = compiled_within_stack(harness_realm, code, TEST, flags);
  *awaits = false;
  if (!JS_IsException(read)) return read;
  JSValue first = uncaught(harness_realm);
  read = compiled_within_stack(harness_realm, code, TEST, flags | JS_EVAL_FLAG_ASYNC);
  *awaits = true;
  if (!JS_IsException(read)) return read;
  JSValue second = uncaught(harness_realm);
  return JS_Throw(harness_realm, is_later(second, first) ? second : first);
}

/* The cause is syntax only when it is no program either: the host looks. */
static rt_result unreadable(rt_text code, JSValueConst error) {
  compiled alone = compile(harness_realm, code);
  rt_result result = syntax_failure(error, TEST);
  if (alone.kind == BROKEN || result.failure.cause != RT_SYNTAX) return result;
  result.failure.cause = RT_RAISED;
  if (alone.kind == MODULE)
    result.failure.message =
        rt_text_of("SyntaxError: code that is evaluated cannot import or export; write await import(...)");
  result.failure.kinds = rt_text_of("SyntaxError Error");
  return result;
}

rt_result language_evaluate(rt_text code, rt_text stdin_, bool echo) {
  bool awaits;
  begin_entry();
  give_input(stdin_);
  code = without_mark(code);
  if (!rt_is_utf8(code.data, code.size)) return rt_failed(RT_SYNTAX, "the code is not Unicode text");
  JSValue read = readable(code, &awaits);
  if (JS_IsException(read)) return unreadable(code, uncaught(harness_realm));
  JS_FreeValue(harness_realm, read);
  JSValue arguments[] = {text_value(harness_realm, code), JS_NewBool(harness_realm, awaits)};
  JSValue prepared_code = harness_call("prepared", 2, arguments);
  size_t size;
  rt_buffer whole = {0};
  const char *text = JS_IsException(prepared_code) ? NULL : JS_ToCStringLen(harness_realm, &size, prepared_code);
  if (!text) return failure_of(uncaught(harness_realm));
  rt_append(&whole, text, size);
  rt_text all = rt_buffer_text(&whole);
  rt_result result = ended(evaluate_in_scope(all.data, all.size), echo, false);
  end_evaluation();
  return result;
}
