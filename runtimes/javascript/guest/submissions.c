/* The learner's programs, for answer.js: each function returns plain arrays, of which answer.js makes its classes. */
#include <string.h>

#include "realms.h"

/* A text of an argument, or NULL. */
static bool text_argument(JSContext *realm, JSValueConst value, rt_text *text) {
  text->data = JS_ToCStringLen(realm, &text->size, value);
  if (!text->data) return false;
  if (rt_is_utf8(text->data, text->size)) return true;
  JS_ThrowTypeError(realm, "text with a lone surrogate cannot be passed on to the program");
  return false;
}

static JSValue list(JSContext *realm, int count, JSValue *values) {
  JSValue array = JS_NewArray(realm);
  for (int i = 0; i < count; i++) JS_DefinePropertyValueUint32(realm, array, (uint32_t)i, values[i], JS_PROP_C_W_E);
  return array;
}

/* [message, cause, trace, line, kinds] */
static JSValue failure_value(JSContext *realm, const rt_failure *failure) {
  JSValue values[] = {
      text_value(realm, failure->message),
      JS_NewString(realm, rt_cause_name(failure->cause)),
      text_value(realm, failure->trace),
      failure->line ? JS_NewUint32(realm, failure->line) : JS_NULL,
      text_value(realm, failure->kinds),
  };
  return list(realm, 5, values);
}

/* [value, length, failure, out, err, fuel] */
static JSValue outcome_value(JSContext *realm, const rt_outcome *outcome) {
  rt_buffer complaint = {0};
  const rt_result *result = &outcome->value;
  JSValue value = JS_NULL;
  if (result->ok) {
    value = value_from_json(realm, result->value, PLAIN_ARGUMENTS, &complaint);
    if (JS_IsException(value)) return complaint.size ? JS_ThrowInternalError(realm, "no JSON came back") : value;
  }
  JSValue values[] = {
      value,
      JS_NewInt64(realm, result->ok ? (int64_t)result->value.size : 0),
      result->ok ? JS_NULL : failure_value(realm, &result->failure),
      text_value(realm, outcome->out),
      text_value(realm, outcome->err),
      JS_NewInt64(realm, (int64_t)outcome->fuel),
  };
  return list(realm, 6, values);
}

/* [session] or [null, failure] */
static JSValue open_session(JSContext *realm, JSValueConst this, int count, JSValueConst *arguments) {
  rt_text input;
  if (!text_argument(realm, arguments[0], &input)) return JS_EXCEPTION;
  flush_output();
  rt_opened opened = rt_submission_open(input);
  JSValue values[] = {JS_NULL, JS_NULL};
  if (opened.ok)
    values[0] = JS_NewUint32(realm, opened.session);
  else
    values[1] = failure_value(realm, &opened.failure);
  return list(realm, 2, values);
}

static JSValue call_session(JSContext *realm, JSValueConst this, int count, JSValueConst *arguments) {
  uint32_t session;
  rt_text entry, args, stdin_;
  if (JS_ToUint32(realm, &session, arguments[0]) < 0 || !text_argument(realm, arguments[1], &entry) ||
      !text_argument(realm, arguments[2], &args) || !text_argument(realm, arguments[3], &stdin_))
    return JS_EXCEPTION;
  rt_outcome outcome = rt_submission_call(session, entry, args, stdin_);
  return outcome_value(realm, &outcome);
}

static JSValue evaluate_session(JSContext *realm, JSValueConst this, int count, JSValueConst *arguments) {
  uint32_t session;
  rt_text code, stdin_;
  if (JS_ToUint32(realm, &session, arguments[0]) < 0 || !text_argument(realm, arguments[1], &code) ||
      !text_argument(realm, arguments[2], &stdin_))
    return JS_EXCEPTION;
  rt_outcome outcome = rt_submission_evaluate(session, code, stdin_);
  return outcome_value(realm, &outcome);
}

static JSValue close_session(JSContext *realm, JSValueConst this, int count, JSValueConst *arguments) {
  uint32_t session;
  if (JS_ToUint32(realm, &session, arguments[0]) < 0) return JS_EXCEPTION;
  rt_submission_close(session);
  return JS_UNDEFINED;
}

static JSValue run_submission(JSContext *realm, JSValueConst this, int count, JSValueConst *arguments) {
  rt_text input, stdin_;
  if (!text_argument(realm, arguments[0], &input) || !text_argument(realm, arguments[1], &stdin_)) return JS_EXCEPTION;
  rt_outcome outcome = rt_submission_run(input, stdin_);
  return outcome_value(realm, &outcome);
}

const JSCFunctionListEntry submission_functions[] = {
    JS_CFUNC_DEF("open", 1, open_session),         JS_CFUNC_DEF("call", 4, call_session),
    JS_CFUNC_DEF("evaluate", 3, evaluate_session), JS_CFUNC_DEF("close", 1, close_session),
    JS_CFUNC_DEF("run", 2, run_submission),
};
const int submission_function_count = sizeof submission_functions / sizeof *submission_functions;
