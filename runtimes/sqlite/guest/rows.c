#include "rows.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Of the JSON text of a value: what a learner's program may hand to a grader, wasm_problem/grading/submission.py. */
#define MOST_BYTES (256 * 1024 - 64)

static void append_hexadecimal(rt_buffer *json, const char *kind, const unsigned char *bytes, size_t size) {
  static const char digits[] = "0123456789ABCDEF";
  rt_append_text(json, "{\"");
  rt_append_text(json, kind);
  rt_append_text(json, "\":\"");
  for (size_t i = 0; i < size; i++) {
    char pair[2] = {digits[bytes[i] >> 4], digits[bytes[i] & 15]};
    rt_append(json, pair, 2);
  }
  rt_append_text(json, "\"}");
}

static void append_real(rt_buffer *json, double value) {
  if (isfinite(value))
    rt_append_json_double(json, value);
  else
    rt_append_text(json, value > 0 ? "{\"real\":\"Infinity\"}" : "{\"real\":\"-Infinity\"}");
}

void rows_append_value(rt_buffer *json, sqlite3_stmt *statement, int column) {
  char digits[24];
  int type = sqlite3_column_type(statement, column);
  if (type == SQLITE_INTEGER) {
    snprintf(digits, sizeof digits, "%lld", sqlite3_column_int64(statement, column));
    rt_append_text(json, digits);
  } else if (type == SQLITE_FLOAT) {
    append_real(json, sqlite3_column_double(statement, column));
  } else if (type == SQLITE_NULL) {
    rt_append_text(json, "null");
  } else {
    const char *bytes = type == SQLITE_TEXT ? (const char *)sqlite3_column_text(statement, column)
                                            : sqlite3_column_blob(statement, column);
    size_t size = (size_t)sqlite3_column_bytes(statement, column);
    if (size > MOST_BYTES) /* More than may leave, and no reason to write it down. */
      size = MOST_BYTES;
    if (type == SQLITE_TEXT && rt_is_utf8(bytes, size))
      rt_append_json_string(json, bytes, size);
    else
      append_hexadecimal(json, type == SQLITE_TEXT ? "text" : "blob", (const unsigned char *)bytes, size);
  }
}

rt_result rows_check_size(const rt_buffer *json, size_t rows) {
  if (json->size <= MOST_BYTES) return rt_done();
  char message[200];
  snprintf(message, sizeof message,
           "the result is too large: more than %d bytes as JSON after %zu row%s. Is the condition of a join missing?",
           MOST_BYTES, rows, rows == 1 ? "" : "s");
  rt_result failed = rt_failed(RT_RAISED, rt_copy(message, strlen(message)).data);
  failed.failure.kinds = rt_text_of("RESULT_TOO_LARGE");
  return failed;
}

static void append_name(rt_buffer *json, const char *name) {
  if (name == NULL)
    rt_append_text(json, "null");
  else
    rt_append_json_string(json, name, strlen(name));
}

static rt_result begin(statement_reader *reader, sqlite3_stmt *statement, const statement_text *text) {
  row_collector *collector = (row_collector *)reader;
  int columns = sqlite3_column_count(statement);
  if (columns == 0) return rt_done();
  rt_buffer *json = &collector->json;
  char line[40];
  snprintf(line, sizeof line, "{\"line\":%u,\"columns\":[", text->line);
  if (collector->results++) rt_append_text(json, ",");
  collector->last = json->size;
  collector->rows = 0;
  rt_append_text(json, line);
  for (int i = 0; i < columns; i++) {
    if (i) rt_append_text(json, ",");
    append_name(json, sqlite3_column_name(statement, i));
  }
  rt_append_text(json, "],\"types\":[");
  for (int i = 0; i < columns; i++) {
    if (i) rt_append_text(json, ",");
    append_name(json, sqlite3_column_decltype(statement, i));
  }
  rt_append_text(json, "],\"rows\":[");
  return rows_check_size(json, 0);
}

static rt_result row(statement_reader *reader, sqlite3_stmt *statement) {
  row_collector *collector = (row_collector *)reader;
  rt_append_text(&collector->json, collector->rows++ ? ",[" : "[");
  for (int i = 0; i < sqlite3_column_count(statement); i++) {
    if (i) rt_append_text(&collector->json, ",");
    rows_append_value(&collector->json, statement, i);
    rt_result fits = rows_check_size(&collector->json, collector->rows);
    if (!fits.ok) return fits;
  }
  rt_append_text(&collector->json, "]");
  return rt_done();
}

static rt_result end(statement_reader *reader, sqlite3_stmt *statement, sqlite3_int64 changes) {
  row_collector *collector = (row_collector *)reader;
  collector->changes += changes;
  if (sqlite3_column_count(statement) > 0) rt_append_text(&collector->json, "]}");
  return rt_done();
}

void rows_collect(row_collector *collector) { *collector = (row_collector){.reader = {begin, row, end}}; }

rt_text rows_all(row_collector *collector) {
  rt_buffer json = {0};
  rt_append_text(&json, "[");
  rt_append(&json, collector->json.data, collector->json.size);
  rt_append_text(&json, "]");
  return rt_buffer_text(&json);
}

rt_text rows_last(row_collector *collector) {
  if (collector->results == 0) return rt_text_of("null");
  rt_text all = rt_buffer_text(&collector->json);
  return (rt_text){all.data + collector->last, all.size - collector->last};
}
