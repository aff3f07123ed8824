/* Runs the statements of a script, one after the other. */
#ifndef STATEMENTS_H
#define STATEMENTS_H

#include "database.h"
#include "script.h"

typedef struct {
  rt_text script;
  size_t offset;
  size_t end;
  uint32_t line;
} statement_text;

/* Whoever wants to know what the statements do. Functions may be NULL. A result that is not ok ends the script. */
typedef struct statement_reader {
  /* Before a statement is run. */
  rt_result (*begin)(struct statement_reader *reader, sqlite3_stmt *statement, const statement_text *text);
  rt_result (*row)(struct statement_reader *reader, sqlite3_stmt *statement);
  /* changes: how many rows it changed itself, not counting triggers. */
  rt_result (*end)(struct statement_reader *reader, sqlite3_stmt *statement, sqlite3_int64 changes);
} statement_reader;

/* Whether the text can be read as SQL at all. Runs nothing; which tables there are does not matter. */
rt_result statements_check(rt_text script);

/* Its failures have a place in the script. */
rt_result statements_run(sqlite3 *database, rt_text script, statement_reader *reader);

#endif
