#include "text_table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "failures.h"

#define MOST_ROWS 100
#define LONGEST_CELL 100

static size_t characters_in(rt_text text) {
  size_t count = 0;
  for (size_t i = 0; i < text.size; i++) count += (text.data[i] & 0xC0) != 0x80;
  return count;
}

/* A cell is one line: line breaks and the like are spelled out, and what is long is cut. */
static rt_text cell_of(const char *bytes, size_t size) {
  rt_buffer cell = {0};
  size_t length = 0;
  for (size_t i = 0; i < size; i++) {
    unsigned char byte = bytes[i];
    if ((byte & 0xC0) != 0x80 && length++ == LONGEST_CELL) {
      rt_append_text(&cell, "…");
      break;
    }
    if (byte == '\n')
      rt_append_text(&cell, "\\n");
    else if (byte < ' ' || byte == 0x7F)
      rt_append_text(&cell, byte == '\t' ? "\\t" : "?");
    else
      rt_append(&cell, (const char *)&byte, 1);
  }
  return rt_buffer_text(&cell);
}

static rt_text blob_cell(const unsigned char *bytes, size_t size) {
  rt_buffer cell = {0};
  rt_append_text(&cell, "X'");
  for (size_t i = 0; i < size && i < LONGEST_CELL / 2; i++) {
    char pair[3];
    snprintf(pair, sizeof pair, "%02X", bytes[i]);
    rt_append(&cell, pair, 2);
  }
  rt_append_text(&cell, size > LONGEST_CELL / 2 ? "…'" : "'");
  return rt_buffer_text(&cell);
}

static rt_text value_cell(sqlite3_stmt *statement, int column) {
  int type = sqlite3_column_type(statement, column);
  if (type == SQLITE_NULL) return rt_text_of("NULL");
  if (type == SQLITE_BLOB)
    return blob_cell(sqlite3_column_blob(statement, column), (size_t)sqlite3_column_bytes(statement, column));
  const char *text = (const char *)sqlite3_column_text(statement, column);
  return text == NULL ? rt_text_of("?") : cell_of(text, (size_t)sqlite3_column_bytes(statement, column));
}

/* False: no more may be written. */
static bool write_line(rt_buffer *line) {
  while (line->size && line->data[line->size - 1] == ' ') line->size--;
  rt_append(line, "\n", 1);
  bool more = rt_write_out(line->data, line->size);
  line->size = 0;
  return more;
}

static rt_result stopped(void) { return rt_failed(RT_RAISED, "The output is too long."); }

static void append_cell(rt_buffer *line, rt_text cell, size_t width, bool to_the_right) {
  size_t gap = width - characters_in(cell);
  for (size_t i = 0; to_the_right && i < gap; i++) rt_append(line, " ", 1);
  rt_append(line, cell.data, cell.size);
  for (size_t i = 0; !to_the_right && i < gap; i++) rt_append(line, " ", 1);
}

static bool write_rows(const text_table *table, size_t columns, const size_t *widths) {
  rt_buffer line = {0};
  bool more = true;
  for (size_t row = 0; row <= table->kept && more; row++) {
    for (size_t i = 0; i < columns; i++) {
      if (i) rt_append_text(&line, "  ");
      append_cell(&line, table->cells[row * columns + i], widths[i], table->numbers[i]);
    }
    more = write_line(&line);
    for (size_t i = 0; row == 0 && i < columns; i++) {
      if (i) rt_append_text(&line, "  ");
      for (size_t dash = 0; dash < widths[i]; dash++) rt_append(&line, "-", 1);
    }
    if (row == 0 && more) more = write_line(&line);
  }
  free(line.data);
  return more;
}

static bool write_note(const char *form, long long count) {
  char note[60];
  int size = snprintf(note, sizeof note, form, count, count == 1 ? "" : "s");
  return rt_write_out(note, (size_t)size);
}

static bool separate(text_table *table) { return table->written++ == 0 || rt_write_out("\n", 1); }

static rt_result begin(statement_reader *reader, sqlite3_stmt *statement, const statement_text *text) {
  static const char *const changing[] = {"INSERT", "UPDATE", "DELETE", "REPLACE", "WITH"};
  text_table *table = (text_table *)reader;
  size_t columns = (size_t)sqlite3_column_count(statement);
  table->rows = table->kept = 0;
  table->tells_changes = table->is_written = false;
  for (size_t i = 0; i < sizeof changing / sizeof *changing && !sqlite3_stmt_readonly(statement); i++)
    table->tells_changes |= script_begins_with(text->script, text->offset, changing[i]);
  if (columns == 0) return rt_done();
  table->cells = rt_allocate(sizeof *table->cells * columns * (MOST_ROWS + 1));
  table->numbers = rt_allocate(sizeof *table->numbers * columns);
  for (size_t i = 0; i < columns; i++) {
    const char *name = sqlite3_column_name(statement, (int)i);
    table->cells[i] = name == NULL ? rt_text_of("?") : cell_of(name, strlen(name));
    table->numbers[i] = true;
  }
  return rt_done();
}

static bool print_rows(text_table *table, size_t columns) {
  size_t *widths = rt_allocate(sizeof *widths * columns);
  for (size_t i = 0; i < columns; i++) {
    widths[i] = 0;
    table->numbers[i] &= table->kept > 0;
    for (size_t row = 0; row <= table->kept; row++) {
      size_t width = characters_in(table->cells[row * columns + i]);
      if (width > widths[i]) widths[i] = width;
    }
  }
  bool more = separate(table) && write_rows(table, columns, widths);
  if (more && table->rows == 0) more = rt_write_out("(no rows)\n", 10);
  table->is_written = true;
  free(widths);
  return more;
}

static rt_result row(statement_reader *reader, sqlite3_stmt *statement) {
  text_table *table = (text_table *)reader;
  size_t columns = (size_t)sqlite3_column_count(statement);
  table->rows++;
  if (table->kept == MOST_ROWS) return table->is_written || print_rows(table, columns) ? rt_done() : stopped();
  table->kept++;
  for (size_t i = 0; i < columns; i++) {
    int type = sqlite3_column_type(statement, (int)i);
    table->numbers[i] &= type == SQLITE_INTEGER || type == SQLITE_FLOAT || type == SQLITE_NULL;
    table->cells[table->kept * columns + i] = value_cell(statement, (int)i);
  }
  return rt_done();
}

static rt_result end(statement_reader *reader, sqlite3_stmt *statement, sqlite3_int64 changes) {
  text_table *table = (text_table *)reader;
  size_t columns = (size_t)sqlite3_column_count(statement);
  bool more = true;
  if (columns == 0) {
    if (table->tells_changes) more = separate(table) && write_note("(%lld row%s changed)\n", changes);
    return more ? rt_done() : stopped();
  }
  if (!table->is_written) more = print_rows(table, columns);
  size_t left = table->rows - table->kept;
  if (more && left > 0) more = write_note("… %lld more row%s\n", (long long)left);
  free(table->cells);
  free(table->numbers);
  return more ? rt_done() : stopped();
}

void text_table_print(text_table *table) { *table = (text_table){.reader = {begin, row, end}}; }
