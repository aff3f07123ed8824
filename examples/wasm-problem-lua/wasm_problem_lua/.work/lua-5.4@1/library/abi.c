/* The canonical ABI of the world `runtime`, by hand: how the contract's functions look to a core module.
 * Rules and layouts: `design/mvp/CanonicalABI.md` in WebAssembly/component-model. */
#include "abi.h"

#include <stdlib.h>
#include <string.h>

#define CONSOLE "wasm-problem:runtime/console@1.0.0"
#define SUBMISSION "wasm-problem:runtime/submission@1.0.0"
#define EVALUATOR "wasm-problem:runtime/evaluator@1.0.0"
#define IMPORT(interface, name) __attribute__((import_module(interface), import_name(name)))
#define EXPORT(name) __attribute__((export_name(name)))

/* Longest texts of a failure, in bytes: a program may write its own message. */
#define LONGEST_MESSAGE 8000
#define LONGEST_TRACE 16000

/* --- Memory layouts of the contract's types. --- */

typedef struct {
  const char *data;
  size_t size;
} abi_text;

typedef struct {
  abi_text name;
  abi_text base64;
} abi_file;

typedef struct {
  uint8_t cause;
  abi_text message;
  struct {
    uint8_t is_some;
    uint32_t line;
    uint32_t column;
  } at;
  abi_text trace;
  abi_text kinds;
} abi_failure;

typedef struct {
  uint8_t is_error;
  union {
    abi_text value;
    uint32_t session;
    abi_failure failure;
  };
} abi_result;

typedef struct {
  abi_result value;
  abi_text out;
  abi_text err;
  uint64_t fuel;
} abi_outcome;

_Static_assert(sizeof(abi_failure) == 40 && sizeof(abi_result) == 44 && sizeof(abi_outcome) == 72, "canonical layout");

/* --- Imports. --- */

IMPORT(CONSOLE, "write") extern int32_t host_write(int32_t channel, const char *data, size_t size);
IMPORT(SUBMISSION, "open") extern void host_open(const char *input, size_t input_size, abi_result *result);
IMPORT(SUBMISSION, "call")
extern void host_call(uint32_t session, const char *entry, size_t entry_size, const char *args, size_t args_size,
                      const char *stdin_, size_t stdin_size, abi_outcome *outcome);
IMPORT(SUBMISSION, "evaluate")
extern void host_evaluate(uint32_t session, const char *code, size_t code_size, const char *stdin_, size_t stdin_size,
                          abi_outcome *outcome);
IMPORT(SUBMISSION, "close") extern void host_close(uint32_t session);
IMPORT(SUBMISSION, "run")
extern void host_run(const char *input, size_t input_size, const char *stdin_, size_t stdin_size, abi_outcome *outcome);

static bool started;

/* --- Texts across the border. --- */

/* The host puts what it hands over here. One byte more: every text then ends with a zero. */
EXPORT("cabi_realloc") void *cabi_realloc(void *old, size_t old_size, size_t align, size_t size) {
  (void)align;
  char *data = realloc(old, size + 1);
  if (data == NULL) __builtin_trap();
  if (size >= old_size) data[size] = 0;
  return data;
}

static rt_text lifted(const char *data, size_t size) { return size ? (rt_text){data, size} : rt_text_of(""); }

/* The host refuses what is not UTF-8, and with it all that a program did. */
static rt_text unicode(rt_text text) {
  if (text.data == NULL) return rt_text_of("");
  return rt_is_utf8(text.data, text.size) ? text : rt_utf8(text);
}

static abi_text lowered(rt_text text) {
  text = unicode(text);
  return (abi_text){text.data, text.size};
}

static rt_text bounded(rt_text text, size_t longest) {
  text = unicode(text);
  if (text.size <= longest) return text;
  size_t half = longest / 2 - 3, head = half, tail = text.size - half;
  while (head && (text.data[head] & 0xC0) == 0x80) head--;
  while (tail < text.size && (text.data[tail] & 0xC0) == 0x80) tail++;
  rt_buffer cut = {0};
  rt_append(&cut, text.data, head);
  rt_append_text(&cut, " … ");
  rt_append(&cut, text.data + tail, text.size - tail);
  return rt_buffer_text(&cut);
}

static rt_failure lifted_failure(const abi_failure *found) {
  return (rt_failure){
      .cause = found->cause,
      .message = lifted(found->message.data, found->message.size),
      .line = found->at.is_some ? found->at.line : 0,
      .column = found->at.is_some ? found->at.column : 0,
      .trace = lifted(found->trace.data, found->trace.size),
      .kinds = lifted(found->kinds.data, found->kinds.size),
  };
}

static abi_result *returned(rt_result result, bool has_value) {
  static abi_result area;
  memset(&area, 0, sizeof area);
  if (rt_take_exhausted()) result = rt_failed(RT_MEMORY, "memory ran out");
  if (result.ok) {
    if (has_value) area.value = lowered(result.value);
    return &area;
  }
  rt_failure *failure = &result.failure;
  area.is_error = 1;
  area.failure.cause = failure->cause;
  area.failure.message = lowered(bounded(failure->message, LONGEST_MESSAGE));
  area.failure.at.is_some = failure->line > 0;
  area.failure.at.line = failure->line;
  area.failure.at.column = failure->column;
  area.failure.trace = lowered(bounded(failure->trace, LONGEST_TRACE));
  area.failure.kinds = lowered(bounded(failure->kinds, LONGEST_MESSAGE));
  return &area;
}

/* --- Exports. --- */

EXPORT("wasm-problem-start") void abi_start(void) {
  rt_seed(0);
  language_start();
  rt_settle_memory();
  started = true;
}

/* Returns whether the program can be handed on; otherwise `refusal` says why not. */
static bool lifted_program(rt_program *program, rt_result *refusal, const char *source, size_t source_size,
                           const abi_file *files, size_t file_count, uint64_t seed) {
  rt_file *attached = rt_allocate((file_count + 1) * sizeof *attached);
  for (size_t i = 0; i < file_count; i++) {
    attached[i].name = lifted(files[i].name.data, files[i].name.size);
    if (!rt_is_plain_name(attached[i].name)) {
      *refusal = rt_failed_about(RT_REFUSED, "", attached[i].name, " is not a plain file name");
      return false;
    }
    if (!rt_from_base64(lifted(files[i].base64.data, files[i].base64.size), &attached[i].content)) {
      *refusal = rt_failed_about(RT_REFUSED, "the file ", attached[i].name, " is not base64");
      return false;
    }
  }
  *program = (rt_program){lifted(source, source_size), attached, file_count, seed};
  return true;
}

/* A program begins where every program begins. */
static void begin(uint64_t seed) {
  rt_seed(seed);
  rt_restart_clock();
}

EXPORT(EVALUATOR "#check")
abi_result *abi_check(const char *source, size_t source_size, const abi_file *files, size_t file_count, uint64_t seed) {
  rt_program program;
  rt_result refusal;
  bool is_program = lifted_program(&program, &refusal, source, source_size, files, file_count, seed);
  return returned(is_program ? language_check(&program) : refusal, false);
}

EXPORT(EVALUATOR "#load")
abi_result *abi_load(const char *source, size_t source_size, const abi_file *files, size_t file_count, uint64_t seed) {
  rt_program program;
  rt_result refusal;
  bool is_program = lifted_program(&program, &refusal, source, source_size, files, file_count, seed);
  begin(seed);
  return returned(is_program ? language_load(&program) : refusal, false);
}

EXPORT(EVALUATOR "#call")
abi_result *abi_call(const char *entry, size_t entry_size, const char *args, size_t args_size, const char *stdin_,
                     size_t stdin_size) {
  rt_text name = lifted(entry, entry_size), arguments = lifted(args, args_size), input = lifted(stdin_, stdin_size);
  return returned(language_call(name, arguments, input), true);
}

EXPORT(EVALUATOR "#evaluate")
abi_result *abi_evaluate(const char *code, size_t code_size, const char *stdin_, size_t stdin_size, int32_t echo) {
  return returned(language_evaluate(lifted(code, code_size), lifted(stdin_, stdin_size), echo), true);
}

EXPORT(EVALUATOR "#run")
abi_result *abi_run(const char *source, size_t source_size, const abi_file *files, size_t file_count, uint64_t seed,
                    const char *stdin_, size_t stdin_size) {
  rt_program program;
  rt_result refusal;
  bool is_program = lifted_program(&program, &refusal, source, source_size, files, file_count, seed);
  begin(seed);
  return returned(is_program ? language_run(&program, lifted(stdin_, stdin_size)) : refusal, false);
}

/* --- What a language may use of the host. --- */

static bool write_text(int32_t channel, const char *data, size_t size) {
  if (!started || size == 0) return true;
  rt_text text = unicode((rt_text){data, size});
  return host_write(channel, text.data, text.size);
}

bool rt_write_out(const char *data, size_t size) { return write_text(0, data, size); }
bool rt_write_err(const char *data, size_t size) { return write_text(1, data, size); }

rt_opened rt_submission_open(rt_text input) {
  abi_result result = {0};
  rt_text name = unicode(input);
  host_open(name.data, name.size, &result);
  if (!result.is_error) return (rt_opened){.ok = true, .session = result.session};
  return (rt_opened){.ok = false, .failure = lifted_failure(&result.failure)};
}

static rt_outcome lifted_outcome(const abi_outcome *found) {
  rt_outcome outcome = {
      .out = lifted(found->out.data, found->out.size),
      .err = lifted(found->err.data, found->err.size),
      .fuel = found->fuel,
  };
  if (found->value.is_error)
    outcome.value = rt_failed_with(lifted_failure(&found->value.failure));
  else
    outcome.value = rt_value(lifted(found->value.value.data, found->value.value.size));
  return outcome;
}

rt_outcome rt_submission_call(uint32_t session, rt_text entry, rt_text args, rt_text stdin_) {
  abi_outcome outcome = {0};
  rt_text name = unicode(entry), arguments = unicode(args), input = unicode(stdin_);
  host_call(session, name.data, name.size, arguments.data, arguments.size, input.data, input.size, &outcome);
  return lifted_outcome(&outcome);
}

rt_outcome rt_submission_evaluate(uint32_t session, rt_text code, rt_text stdin_) {
  abi_outcome outcome = {0};
  rt_text text = unicode(code), input = unicode(stdin_);
  host_evaluate(session, text.data, text.size, input.data, input.size, &outcome);
  return lifted_outcome(&outcome);
}

void rt_submission_close(uint32_t session) { host_close(session); }

rt_outcome rt_submission_run(rt_text input, rt_text stdin_) {
  abi_outcome outcome = {0};
  rt_text name = unicode(input), text = unicode(stdin_);
  host_run(name.data, name.size, text.data, text.size, &outcome);
  return lifted_outcome(&outcome);
}
