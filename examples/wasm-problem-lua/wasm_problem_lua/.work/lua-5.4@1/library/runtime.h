/* What a language written in C implements to become a runtime, and what it may use.
 *
 * This library does the rest of runtimes/wit/runtime.wit: the canonical ABI, base64, the clock, and a WASI that is not
 * there. A language implements the six functions below whose names begin with `language_`. It is compiled together
 * with this folder by `wasm-problem runtimes build`.
 *
 * Memory is never given back: an instance holds one program and ends with it. A trap ends it at once.
 */
#ifndef WASM_PROBLEM_RUNTIME_H
#define WASM_PROBLEM_RUNTIME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* UTF-8 text. `data[size]` is 0 in every text that this library hands out; it may contain zeros before that. */
typedef struct {
  const char *data;
  size_t size;
} rt_text;

/* The content of an attached file, base64 undone; `content.data[content.size]` is 0. */
typedef struct {
  rt_text name;
  rt_text content;
} rt_file;

typedef struct {
  rt_text source;
  const rt_file *files;
  size_t file_count;
  uint64_t seed;
} rt_program;

/* In the order of the contract. RT_FUEL and those after it come from the host alone: never return them. */
typedef enum {
  RT_SYNTAX,
  RT_RAISED,
  RT_MISSING_ENTRY,
  RT_BAD_VALUE,
  RT_INVALID_ANSWER,
  RT_SUBMISSION_FAILED,
  RT_REFUSED,
  RT_MEMORY,
  RT_STACK,
  RT_FUEL,
  RT_TIME,
  RT_OUTPUT,
  RT_CRASHED,
} rt_cause;

/* The name of a cause as the contract spells it, such as "missing-entry". */
const char *rt_cause_name(rt_cause cause);

/* line 0: no place is known. Both count from 1; column 0: unknown. All texts may be empty, none may be NULL. */
typedef struct {
  rt_cause cause;
  rt_text message;
  uint32_t line;
  uint32_t column;
  rt_text trace;
  rt_text kinds;
} rt_failure;

/* A value as JSON text, or a failure. `check`, `load` and `run` have no value: what is in `value` is ignored. */
typedef struct {
  bool ok;
  rt_text value;
  rt_failure failure;
} rt_result;

/* --- What a language implements. The contract says what each of them does. --- */

/* Runs once, while the runtime is built: what it leaves in memory is what every instance starts with. Here is the place
 * to make the interpreter, load a prelude, and warm both up. The host cannot be reached: writing does nothing. */
void language_start(void);

rt_result language_check(const rt_program *program);
rt_result language_load(const rt_program *program);
rt_result language_call(rt_text entry, rt_text args, rt_text stdin_);
rt_result language_evaluate(rt_text code, rt_text stdin_, bool echo);
rt_result language_run(const rt_program *program, rt_text stdin_);

/* --- What a language may use. --- */

/* Writes to standard output, or to standard error. False: the limit is reached; stop the program. The text has to be
 * UTF-8; what is not is replaced. Bytes are not collected: a call of the host costs fuel, so write lines. */
bool rt_write_out(const char *data, size_t size);
bool rt_write_err(const char *data, size_t size);

/* The interface `submission`: the learner's programs, for a grader. */
typedef struct {
  bool ok;
  uint32_t session;
  rt_failure failure;
} rt_opened;

typedef struct {
  rt_result value;
  rt_text out;
  rt_text err;
  uint64_t fuel;
} rt_outcome;

rt_opened rt_submission_open(rt_text input);
rt_outcome rt_submission_call(uint32_t session, rt_text entry, rt_text args, rt_text stdin_);
rt_outcome rt_submission_evaluate(uint32_t session, rt_text code, rt_text stdin_);
void rt_submission_close(uint32_t session);
rt_outcome rt_submission_run(rt_text input, rt_text stdin_);

/* Nanoseconds since 1970. Starts at 2026-01-01 00:00 UTC in every instance and moves by a microsecond each time it is
 * read, and by what a program says it sleeps. The C library's clocks show the same. */
uint64_t rt_now_ns(void);
void rt_sleep_ns(uint64_t nanoseconds);

/* Random bits that follow the seed of the program. `load` and `run` seed it before the language is called; the C
 * library's own source of entropy is the same one. */
uint64_t rt_random(void);
void rt_seed(uint64_t seed);

/* The files that the manifest's [build] names under `embed`, in the order of their names. */
typedef struct {
  const char *name;
  rt_text content;
} rt_embedded;

extern const rt_embedded rt_embedded_files[];
extern const size_t rt_embedded_count;

/* --- Small helpers. --- */

/* Memory that is never NULL, for what must not fail; a language's own allocator should see NULL and raise its own error.
 * When there is none left a small reserve serves, and whatever the language then returns becomes the failure RT_MEMORY.
 * The instance ends when the reserve is used up, too. */
void *rt_allocate(size_t size);

rt_text rt_text_of(const char *zero_terminated);
rt_text rt_copy(const char *data, size_t size);

/* Text that grows. `rt_buffer_text` ends it with a zero that is not counted. One that cannot grow drops what is appended,
 * and the call ends with the failure RT_MEMORY. */
typedef struct {
  char *data;
  size_t size;
  size_t capacity;
} rt_buffer;

void rt_append(rt_buffer *buffer, const char *data, size_t size);
void rt_append_text(rt_buffer *buffer, const char *zero_terminated);
/* The JSON string of UTF-8 text; what is not UTF-8 becomes U+FFFD. */
void rt_append_json_string(rt_buffer *buffer, const char *data, size_t size);
/* The shortest JSON number that reads back as this finite double; with ".0" when it would read back as an integer. */
void rt_append_json_double(rt_buffer *buffer, double value);
rt_text rt_buffer_text(rt_buffer *buffer);

/* The double of a JSON number: as strtod, at a hundredth of the fuel for the numbers that people write. */
double rt_double_of(rt_text number);

/* Whether the bytes are UTF-8 without surrogates. */
bool rt_is_utf8(const char *data, size_t size);

rt_result rt_value(rt_text json);
rt_result rt_done(void);
rt_result rt_failed(rt_cause cause, const char *message);
rt_result rt_failed_with(rt_failure failure);

#endif
