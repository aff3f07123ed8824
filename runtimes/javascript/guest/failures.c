/* What went wrong, told to the program's author: own lines only, whatever was thrown. Runs no code of the program. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "frames.h"
#include "reflection.h"

#define LONGEST_TRACE 8000
#define LONGEST_SOURCE_LINE 200
#define LONGEST_CHAIN 8
#define MOST_ERRORS 5
#define MOST_REPEATED 3

/* The prototypes of the classes that have a cause of their own, and QuickJS's reader of an error's stack. */
static JSValue invalid_answer, submission_error, bad_value, stack_getter;

static JSValue prototype_of(const char *module, const char *name) {
  JSValue class = embedded_export(program_realm, module, name);
  JSValue prototype = JS_GetPropertyStr(program_realm, class, "prototype");
  JS_FreeValue(program_realm, class);
  return prototype;
}

void know_error_classes(void) {
  invalid_answer = prototype_of("answer.js", "InvalidAnswer");
  submission_error = prototype_of("answer.js", "SubmissionError");
  bad_value = prototype_of("values.js", "BadValue");
  JSPropertyDescriptor found;
  JSValue global = JS_GetGlobalObject(harness_realm), error = JS_GetPropertyStr(harness_realm, global, "Error");
  JSValue prototype = JS_GetPropertyStr(harness_realm, error, "prototype");
  JSAtom stack = JS_NewAtom(harness_realm, "stack");
  if (JS_GetOwnProperty(harness_realm, &found, prototype, stack) > 0) stack_getter = found.getter;
}

bool is_stack_overflow(JSValueConst error) {
  return JS_IsError(error) && text_is(data_property(error, "message"), "Maximum call stack size exceeded") &&
         text_is(data_property(error, "name"), "RangeError");
}

bool is_out_of_memory(JSValueConst error) {
  return JS_IsError(error) && text_is(data_property(error, "message"), "out of memory") &&
         text_is(data_property(error, "name"), "InternalError");
}

/* "fetch is not defined" gets the reason why. */
static void append_reason(rt_buffer *text, JSValueConst error, JSValueConst message) {
  if (!text_is(data_property(error, "name"), "ReferenceError")) return;
  JSValue reason = harness_call("reasonOfAbsence", 1, &message);
  if (JS_IsString(reason)) {
    rt_append_text(text, ": ");
    append_string(text, reason, LONGEST_MESSAGE);
  }
}

static void append_name(rt_buffer *text, JSValueConst error) {
  JSValue name = data_property(error, "name"), class = class_name_of(parent_of(error));
  bool plain = text_is(name, "Error") || !JS_IsString(name);
  if (plain && JS_IsString(class)) name = class;
  if (JS_IsString(name))
    append_string(text, name, LONGEST_NAME);
  else
    rt_append_text(text, "Error");
}

static void append_message(rt_buffer *text, JSValueConst error) {
  if (!JS_IsError(error)) {
    JSValue shown = harness_call("inspect", 1, &error);
    rt_append_text(text, "Uncaught ");
    if (JS_IsException(shown))
      rt_append_text(text, "value");
    else
      append_string(text, shown, LONGEST_MESSAGE);
    return;
  }
  append_name(text, error);
  JSValue message = data_property(error, "message");
  if (text_is(message, "unexpected token in expression: ''")) {
    rt_append_text(text, ": unexpected end of the program");
    return;
  }
  if (!JS_IsString(message)) {
    rt_append_text(text, ": (the error has no readable message)");
    return;
  }
  if (text_is(message, "")) return;
  rt_append_text(text, ": ");
  append_string(text, message, LONGEST_MESSAGE);
  append_reason(text, error, message);
}

static JSValue stack_of(JSValueConst error) {
  JSValue stack = JS_UNDEFINED;
  if (!JS_IsObject(error) || JS_IsProxy(error)) return stack;
  if (JS_IsError(error)) stack = JS_Call(harness_realm, stack_getter, error, 0, NULL);
  return JS_IsString(stack) ? stack : data_property(error, "stack");
}

typedef void frame_visitor(const frame *found, void *context);

/* Whether the frame is one of the constructor of the error's class. */
static bool is_of_constructor(const frame *found, const rt_buffer *kinds) {
  size_t size = found->function.size;
  for (size_t at = 0; size && at + size <= kinds->size; at++) {
    bool begins = at == 0 || kinds->data[at - 1] == ' ';
    bool ends = at + size == kinds->size || kinds->data[at + size] == ' ';
    if (begins && ends && memcmp(kinds->data + at, found->function.data, size) == 0) return true;
  }
  return false;
}

/* The author's own frames, the innermost first, from where the error was made. */
static void visit_frames(JSValueConst error, frame_visitor *visit, void *context) {
  size_t size;
  bool constructing = true;
  rt_buffer kinds = {0};
  append_kinds(&kinds, error);
  JSValue stack = stack_of(error);
  const char *text = JS_IsString(stack) ? JS_ToCStringLen(harness_realm, &size, stack) : NULL;
  if (!text) return;
  for (const char *line = text, *end = text + size; line < end;) {
    const char *line_end = memchr(line, '\n', (size_t)(end - line));
    if (!line_end) line_end = end;
    frame found;
    if (read_frame(line, line_end, &found) && is_own_frame(&found)) {
      constructing = constructing && is_of_constructor(&found, &kinds);
      if (!constructing) visit(&found, context);
    }
    line = line_end + 1;
  }
  JS_FreeCString(harness_realm, text);
}

static void append_frame(rt_buffer *text, const frame *found) {
  char place[40];
  rt_append_text(text, "\n    at ");
  if (found->function.size) {
    append_bounded(text, found->function.data, found->function.size, LONGEST_NAME);
    rt_append_text(text, " (");
  }
  rt_append(text, found->file.data, found->file.size);
  snprintf(place, sizeof place, ":%u:%u", found->line, found->column);
  rt_append_text(text, place);
  if (found->function.size) rt_append_text(text, ")");
}

/* A frame that repeats, as in endless recursion, is shown a few times. */
typedef struct {
  rt_buffer *text;
  char last[80];
  unsigned repeated;
} frame_writer;

static void write_frame(const frame *found, void *context) {
  char key[80];
  frame_writer *to = context;
  snprintf(key, sizeof key, "%.*s:%u:%u", (int)(found->file.size < 40 ? found->file.size : 40), found->file.data,
           found->line, found->column);
  to->repeated = strcmp(key, to->last) == 0 ? to->repeated + 1 : 0;
  strcpy(to->last, key);
  if (to->repeated < MOST_REPEATED) append_frame(to->text, found);
  if (to->repeated == MOST_REPEATED) rt_append_text(to->text, "\n    ... and so on");
}

static void append_frames(rt_buffer *text, JSValueConst error) {
  frame_writer to = {text};
  visit_frames(error, write_frame, &to);
}

typedef struct {
  uint32_t line, column;
} place;

static void find_place(const frame *found, void *context) {
  place *innermost = context;
  if (innermost->line || !same_text(found->file, PROGRAM)) return;
  *innermost = (place){found->line, found->column};
}

static place place_of(JSValueConst error) {
  place innermost = {0, 0};
  visit_frames(error, find_place, &innermost);
  return innermost;
}

static void append_errors(rt_buffer *text, JSValueConst error) {
  JSValue errors = data_property(error, "errors");
  int64_t length = 0;
  if (!JS_IsArray(errors) || JS_GetLength(harness_realm, errors, &length) < 0) return;
  for (uint32_t i = 0; i < length && i < MOST_ERRORS; i++) {
    char index[16];
    snprintf(index, sizeof index, "%u", i);
    JSValue each = data_property(errors, index);
    if (!JS_IsError(each)) continue;
    rt_append_text(text, "\n  [errors]: ");
    append_message(text, each);
    append_frames(text, each);
  }
}

void append_error_text(rt_buffer *text, JSValueConst error) {
  append_message(text, error);
  for (int i = 0; i < LONGEST_CHAIN && JS_IsObject(error); i++) {
    append_frames(text, error);
    append_errors(text, error);
    error = data_property(error, "cause");
    if (!JS_IsError(error)) break;
    rt_append_text(text, "\n  [cause]: ");
    append_message(text, error);
  }
}

/* The line of the source and where in it, as Node shows them. */
static void append_source_line(rt_buffer *text, place at) {
  char where[40];
  rt_text found = source_line(at.line);
  const char *line = found.data;
  size_t size = found.size;
  if (!line) return;
  while (size > 0 && (line[size - 1] == '\r' || line[size - 1] == ' ')) size--;
  if (size > LONGEST_SOURCE_LINE) return;
  snprintf(where, sizeof where, PROGRAM ":%u\n", at.line);
  rt_append_text(text, where);
  append_bounded(text, line, size, LONGEST_SOURCE_LINE);
  rt_append_text(text, "\n");
  size_t characters = 1;
  for (size_t i = 0; i < size && characters < at.column; i++) {
    if ((line[i] & 0xC0) == 0x80) continue;
    characters++;
    rt_append_text(text, line[i] == '\t' ? "\t" : " ");
  }
  rt_append_text(text, at.column ? "^\n\n" : "\n");
}

static rt_text bounded_text(rt_buffer *text, size_t longest) {
  rt_buffer cut = {0};
  append_bounded(&cut, text->data ? text->data : "", text->size, longest);
  return rt_buffer_text(&cut);
}

static rt_result result_of(rt_cause cause, JSValueConst error, rt_buffer *message, place at, rt_buffer *trace) {
  rt_buffer kinds = {0};
  append_kinds(&kinds, error);
  return rt_failed_with((rt_failure){cause, bounded_text(message, LONGEST_MESSAGE), at.line, at.column,
                                     bounded_text(trace, LONGEST_TRACE), rt_buffer_text(&kinds)});
}

static uint32_t line_property(JSValueConst error) {
  JSValue line = data_property(error, "line");
  return JS_VALUE_GET_TAG(line) == JS_TAG_INT && JS_VALUE_GET_INT(line) > 0 ? (uint32_t)JS_VALUE_GET_INT(line) : 0;
}

/* A grader let an error of the learner's program pass. */
static rt_result submission_failed(JSValueConst error) {
  rt_buffer message = {0}, trace = {0}, no_kinds = {0};
  append_string(&message, data_property(error, "message"), LONGEST_MESSAGE);
  append_string(&trace, data_property(error, "trace"), LONGEST_TRACE);
  return rt_failed_with((rt_failure){RT_SUBMISSION_FAILED, rt_buffer_text(&message), line_property(error), 0,
                                     rt_buffer_text(&trace), rt_buffer_text(&no_kinds)});
}

rt_result failure_of(JSValueConst error) {
  rt_buffer message = {0}, trace = {0};
  rt_cause cause = RT_RAISED;
  release_reserve(); /* Perhaps memory ran out, and telling takes some. */
  place at = place_of(error);
  if (is_a(error, submission_error) && JS_IsString(data_property(error, "trace")) &&
      !text_is(data_property(error, "cause"), "refused"))
    return submission_failed(error);
  if (is_a(error, invalid_answer) || is_a(error, bad_value)) {
    append_string(&message, data_property(error, "message"), LONGEST_MESSAGE);
    return result_of(is_a(error, bad_value) ? RT_BAD_VALUE : RT_INVALID_ANSWER, error, &message, at, &trace);
  }
  if (is_out_of_memory(error))
    cause = RT_MEMORY;
  else if (is_stack_overflow(error))
    cause = RT_STACK;
  if (text_is(class_name_of(parent_of(error)), "BadTest") && line_property(error))
    at = (place){line_property(error), 0};
  append_message(&message, error);
  append_source_line(&trace, at);
  append_error_text(&trace, error);
  return result_of(cause, error, &message, at, &trace);
}

/* QuickJS tells where in the first line of the stack. */
static void find_syntax_place(const char *file, JSValueConst error, place *at) {
  size_t size;
  frame found;
  JSValue stack = stack_of(error);
  const char *text = JS_IsString(stack) ? JS_ToCStringLen(harness_realm, &size, stack) : NULL;
  if (!text) return;
  const char *end = memchr(text, '\n', size);
  if (read_frame(text, end ? end : text + size, &found) && (!file || same_text(found.file, file)))
    *at = (place){found.line, same_text(found.file, PROGRAM) ? in_characters(found.line, found.column) : found.column};
  JS_FreeCString(harness_realm, text);
}

void syntax_place(JSValueConst error, uint32_t *line, uint32_t *column) {
  place at = {0, 0};
  find_syntax_place(NULL, error, &at);
  *line = at.line;
  *column = at.column;
}

rt_result syntax_failure(JSValueConst error, const char *file) {
  rt_buffer message = {0}, trace = {0};
  place at = {0, 0};
  release_reserve();
  if (is_out_of_memory(error)) {
    return rt_failed(RT_MEMORY, "the program's source takes more memory than there is");
  }
  if (is_stack_overflow(error)) return rt_failed(RT_SYNTAX, "the source nests too deeply to be compiled");
  find_syntax_place(file, error, &at);
  append_message(&message, error);
  if (strcmp(file, PROGRAM) == 0) {
    append_source_line(&trace, at);
    rt_append(&trace, message.data, message.size);
  } else {
    frame found = {{"", 0}, rt_text_of(file), at.line, at.column};
    rt_append(&trace, message.data, message.size);
    append_frame(&trace, &found);
    at = (place){0, 0};
  }
  rt_text no_kinds = rt_text_of("");
  return rt_failed_with((rt_failure){RT_SYNTAX, bounded_text(&message, LONGEST_MESSAGE), at.line, at.column,
                                     bounded_text(&trace, LONGEST_TRACE), no_kinds});
}

bool is_beyond_the_end(JSValueConst error) {
  place at = {0, 0};
  find_syntax_place(PROGRAM, error, &at);
  return at.line > lines_of_source();
}

bool is_error_of_file(JSValueConst error, const char *file) {
  place at = {0, 0}, of_file = {0, 0};
  find_syntax_place(NULL, error, &at);
  find_syntax_place(file, error, &of_file);
  return of_file.line || !at.line;
}

/* The line of the program where a module's name is quoted first. */
static uint32_t line_of_import(JSValueConst error) {
  size_t size;
  JSValue message = data_property(error, "message");
  const char *text = JS_IsString(message) ? JS_ToCStringLen(harness_realm, &size, message) : NULL;
  const char *quoted = text ? strchr(text, '\'') : NULL, *end = quoted ? strchr(quoted + 1, '\'') : NULL;
  return end ? line_quoting((rt_text){quoted + 1, (size_t)(end - quoted - 1)}) : 0;
}

rt_result import_failure(JSValueConst error) {
  rt_buffer message = {0}, trace = {0};
  place at = {line_of_import(error), 0};
  append_message(&message, error);
  append_source_line(&trace, at);
  append_error_text(&trace, error);
  return result_of(RT_RAISED, error, &message, at, &trace);
}

uint32_t authors_line(void) {
  JSValue probe = harness_call("stackProbe", 0, NULL);
  uint32_t line = place_of(probe).line;
  JS_FreeValue(harness_realm, probe);
  return line;
}
