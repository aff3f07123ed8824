/* What the parts of this runtime share. */
#ifndef LUA_RUNTIME_INTERPRETER_H
#define LUA_RUNTIME_INTERPRETER_H

#include "lauxlib.h"
#include "lua.h"
#include "lualib.h"
#include "runtime.h"

#define PROGRAM_FILE "program.lua"
/* The names of chunks, as they stand in messages: that of the program, of code that is evaluated, of the prelude. */
#define PROGRAM_CHUNK "@" PROGRAM_FILE
#define TEST_CHUNK "=test"
#define OWN_CHUNK "=[runtime]"

/* --- libraries.c: what a program finds. --- */

/* Opens the libraries, takes away what the sandbox does not have, and runs the prelude. */
void libraries_open(lua_State *L);
/* Pushes a function or table of the prelude. */
void libraries_push_own(lua_State *L, const char *name);
/* Whether the global of this name is still the library's own. */
bool libraries_has(lua_State *L, rt_text name, int index);
void libraries_seed(lua_State *L, uint64_t seed);
/* A function that raises an error: the sandbox does not have what `name` asks for. Pushes it. */
void libraries_push_absent(lua_State *L, const char *name, const char *why);

/* --- values.c, arguments.c: JSON. --- */

#define MOST_NESTED 100

/* Appends the value as JSON. False: it is no JSON value, and `problem` says why and where. Runs no code of a program. */
bool values_write(lua_State *L, int index, rt_buffer *out, rt_buffer *problem);
/* Appends what stands on the stack from `first` as a JSON array. */
bool values_write_arguments(lua_State *L, int first, rt_buffer *out, rt_buffer *problem);
/* The table that remembers which tables are objects or arrays. Pushes it. */
void values_push_marks(lua_State *L);
int values_open_json(lua_State *L);

/* Pushes the value of a JSON text. Returns NULL, or why it cannot be read, with nothing pushed. */
const char *arguments_read(lua_State *L, rt_text json);
/* Pushes the elements of a JSON array and says how many there are; null is nil. Objects with the key "$wasm-problem"
 * become what the prelude makes of them. Returns NULL, or what is wrong, and the cause for a failure. */
const char *arguments_read_all(lua_State *L, rt_text json, int *count, rt_cause *cause);

/* --- output.c: standard output and error. --- */

typedef struct output output;
extern output *const output_out, *const output_err;
/* When the program has written more than it may, these do not return. */
void output_write(lua_State *L, output *out, const char *data, size_t size);
void output_hand_over(lua_State *L, output *out);
void output_flush(void);
int output_print(lua_State *L);
void output_warn(void *state, const char *message, int continued);

/* --- streams.c: the library io. --- */

void streams_give(rt_text stdin_);
void streams_attach(const rt_file *files, size_t count);
/* The attached file that the text on the stack names, or NULL. */
const rt_file *streams_find(lua_State *L, int index);
int streams_open_io(lua_State *L);

/* --- system.c: the library os. --- */

int system_open_os(lua_State *L);
void system_begin(bool as_main);

/* --- failures.c --- */

/* The message handler of every entry: remembers what went wrong while the stack still tells. */
int failures_tell(lua_State *L);
/* The failure of a call that ended with this status. */
rt_failure failures_of(int status);
/* A failure with the place and the trace of where the interpreter stands. */
rt_failure failures_here(lua_State *L, rt_cause cause, const char *message);
/* Raises a failure that the program can catch but not change. */
int failures_raise(lua_State *L, rt_cause cause, rt_text message);
/* Cuts "program.lua:3: " off. Returns the line, 0 for none. */
int failures_cut_place(rt_text *message);
/* The message with its place and what the program was doing. */
rt_text failures_trace(lua_State *L, rt_text message, int line);
/* A copy of a program's own text, without its middle when it is long. */
rt_text failures_copied(const char *data, size_t size);

/* --- syntax.c --- */

/* The failure of source that cannot be read; the parser's message is on the stack. */
rt_failure syntax_failure(lua_State *L, rt_text source);

/* --- submissions.c --- */

int submissions_open(lua_State *L);

/* --- language.c --- */

/* Ends the program, past everything that it could catch. */
_Noreturn void language_leave(rt_result result);
int language_compile(lua_State *L, rt_text source, const char *chunk);

#endif
