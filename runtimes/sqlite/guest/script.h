/* SQL text: where its statements are, and in which line a byte of it is. */
#ifndef SCRIPT_H
#define SCRIPT_H

#include "runtime.h"

/* Where the next statement begins: past white space, comments and semicolons. */
size_t script_skip_blank(rt_text script, size_t from);

/* The end of the statement that begins at `from`, past its semicolon. */
size_t script_statement_end(rt_text script, size_t from);

/* Both count from 1; columns count characters. */
typedef struct {
  uint32_t line;
  uint32_t column;
} script_place;

script_place script_place_of(rt_text script, size_t offset);

uint32_t script_line_breaks(rt_text script, size_t from, size_t to);

/* The line that the offset is in, without its end. */
rt_text script_line_of(rt_text script, size_t offset);

/* Whether the statement at `from` begins with these words, in capitals and separated by single spaces. */
bool script_begins_with(rt_text script, size_t from, const char *words);

#endif
