/* The two realms of an instance, and what the parts of this guest need of one another.
 *
 * The program has a realm of its own. What tells about it (the text of a value, the keys of a map, the text of an error)
 * runs in C, or in the harness's realm, whose Array, String and Promise no program can reach or replace. Nothing made
 * in the harness's realm is ever handed to a program, but for text and numbers.
 */
#ifndef REALMS_H
#define REALMS_H

#include "quickjs.h"
#include "runtime.h"

#define PROGRAM "program.js"
#define TEST "test"
/* What QuickJS calls the file of code that is evaluated in the middle of a program. */
#define EVALUATED "<input>"
/* Embedded modules are in a folder, which no attached file can be. */
#define EMBEDDED "<wasm-problem>/"


extern JSRuntime *js_runtime;
extern JSContext *program_realm;
extern JSContext *harness_realm;

/* realms.c */
/* Compiles at the top of the stack, where source that nests too deeply ends in a RangeError. */
JSValue compiled_within_stack(JSContext *realm, rt_text source, const char *file, int flags);
JSValue harness_call(const char *function, int count, JSValueConst *arguments);
/* At the begin of each function of the contract. */
void begin_entry(void);
bool memory_is_low(void);
/* Gives memory back that was kept for telling that there is no more. */
void release_reserve(void);
/* What the global was before the program ran; a new reference. */
JSValue original_global(const char *name);
bool is_replaced_global(const char *name, JSValueConst value);

/* natives.c, submissions.c: what embedded modules may use, as the module "<wasm-problem>/native". */
void define_native_module(JSContext *realm);
void start_clock(void);
extern const JSCFunctionListEntry submission_functions[];
extern const int submission_function_count;

/* console.c */
void define_console(JSContext *realm);

/* program.c */
void know_offers(void);
JSValue text_value(JSContext *realm, rt_text text);

/* attached.c: the program's files, by name. */
const rt_file *attached_file(const char *name);
void attach(const rt_program *program);
extern const rt_program *attached_to;

/* modules.c */
void install_module_loader(void);
/* Whether the last module that was asked for is not there; says so once. */
bool module_was_missing(void);
/* No embedded module is going to be loaded for the first time. */
void end_embedding(void);
bool has_embedded(const char *name);
JSValue required(JSContext *realm, const char *name);
/* An export of an embedded module. The first use of a module runs it: do so while the runtime is built. */
JSValue embedded_export(JSContext *realm, const char *name, const char *export_name);

/* output.c */
typedef enum { OUT, ERR } channel;
/* False: the program wrote too much. It has to be stopped. */
bool write_text(channel to, const char *data, size_t size);
bool flush_output(void);
void restart_output(void);

/* input.c */
void give_input(rt_text text);
/* The next line without its end; NULL data: there are no more. */
rt_text read_line(void);
rt_text read_all(void);

/* event_loop.c */
typedef enum { SETTLED, THREW, STOPPED } loop_end;
void restart_loop(void);
/* Ends the program from within: throws what no program can catch. */
JSValue stop_program(JSContext *realm);
JSValue exit_program(JSContext *realm, int status);
bool program_stopped(void);
bool program_exited(int *status);
/* Waits for a value that may be a promise. THREW: `*value` is what was thrown. */
loop_end awaited(JSValue *value);
/* Runs what is still to be run: microtasks, then timers in order. THREW: `*error` is what was thrown. */
loop_end run_to_the_end(JSValue *error);
void define_timers(JSContext *realm);
JSValue uncaught(JSContext *realm);

/* The number that QuickJS gives the class of plain objects. */
#define JS_CLASS_ID_OBJECT 1

/* to_json.c, from_json.c */
/* False: there is a JavaScript exception, or `complaint` says why the value is none of JSON's. */
bool value_to_json(JSContext *realm, JSValueConst value, rt_buffer *json, rt_buffer *complaint);
typedef enum { PLAIN_ARGUMENTS, SPECIAL_ARGUMENTS } argument_kind;
/* JS_EXCEPTION: there is a JavaScript exception, or `complaint` says what is wrong. */
JSValue value_from_json(JSContext *realm, rt_text json, argument_kind kind, rt_buffer *complaint);

/* failures.c */
rt_result failure_of(JSValueConst error);
rt_result syntax_failure(JSValueConst error, const char *file);
/* Where in the source an error of the compiler is. */
void syntax_place(JSValueConst error, uint32_t *line, uint32_t *column);
bool is_beyond_the_end(JSValueConst error);
bool is_error_of_file(JSValueConst error, const char *file);
/* An import that failed while the program was compiled. */
rt_result import_failure(JSValueConst error);
bool is_stack_overflow(JSValueConst error);
bool is_out_of_memory(JSValueConst error);
/* The header and the frames of an error: what console.log shows of it. */
void append_error_text(rt_buffer *text, JSValueConst error);
void remember_source(rt_text source, size_t lines);
uint32_t authors_line(void);
/* A property that is plain data, its own or inherited; JS_UNDEFINED for none. Runs no code of the program. */
JSValue data_property(JSValueConst object, const char *name);
void append_bounded(rt_buffer *text, const char *data, size_t size, size_t longest);
void know_error_classes(void);
void know_argument_classes(void);

/* evaluation.c */
void begin_evaluation(void);
/* The program's own value of a name; JS_UNDEFINED for none. */
JSValue named(const char *name);
void open_scope_of_script(void);
/* How a program that is a module hands over its scope: a line at its end, and the module that this line imports. */
void append_module_end(rt_buffer *source);
bool is_scope_module(const char *name);
bool evaluating(void);

/* JS_GetPropertyStr and JS_NewCFunction, for objects that C made. */
void set_function(JSContext *realm, JSValueConst object, const char *name, JSCFunction *function, int length);

#endif
