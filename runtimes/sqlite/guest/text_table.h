/* Rows as a table of text, on standard output. */
#ifndef TEXT_TABLE_H
#define TEXT_TABLE_H

#include "statements.h"

typedef struct {
  statement_reader reader;
  /* Cells of the rows that are kept, column by column, the names first. */
  rt_text *cells;
  bool *numbers;
  size_t rows;
  size_t kept;
  bool is_written;
  size_t written;
  bool tells_changes;
} text_table;

void text_table_print(text_table *table);

#endif
