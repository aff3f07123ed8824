/* Rows as JSON. docs/sql.md says what stands for which value. */
#ifndef ROWS_H
#define ROWS_H

#include "statements.h"

/* Collects a result of each statement that returns rows: `[{"line", "columns", "types", "rows"}, ...]`. */
typedef struct {
  statement_reader reader;
  rt_buffer json;
  size_t results;
  /* Where the last result begins in `json`. */
  size_t last;
  size_t rows;
  sqlite3_int64 changes;
} row_collector;

void rows_collect(row_collector *collector);

/* All of them, as a JSON array, and the last one, or null. */
rt_text rows_all(row_collector *collector);
rt_text rows_last(row_collector *collector);

/* Fails when the JSON text is too large to be handed on. rows: how many there are so far. */
rt_result rows_check_size(const rt_buffer *json, size_t rows);

/* One value of the row that the statement is at. */
void rows_append_value(rt_buffer *json, sqlite3_stmt *statement, int column);

#endif
