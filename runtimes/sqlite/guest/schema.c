#include "schema.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "failures.h"
#include "rows.h"

/* PRAGMA statements are used rather than the functions of the same names: a table may bear such a name, and would be
 * read instead. */

static sqlite3_stmt *prepared(sqlite3 *database, const char *form, ...) {
  va_list values;
  va_start(values, form);
  char *text = sqlite3_vmprintf(form, values);
  va_end(values);
  sqlite3_stmt *statement = NULL;
  if (text != NULL) sqlite3_prepare_v2(database, text, -1, &statement, NULL);
  sqlite3_free(text);
  return statement;
}

static const char *text_in(sqlite3_stmt *statement, int column) {
  return (const char *)sqlite3_column_text(statement, column);
}

static void append_text(rt_buffer *json, const char *key, const char *text) {
  rt_append_text(json, key);
  if (text == NULL)
    rt_append_text(json, "null");
  else
    rt_append_json_string(json, text, strlen(text));
}

static void append_bool(rt_buffer *json, const char *key, bool value) {
  rt_append_text(json, key);
  rt_append_text(json, value ? "true" : "false");
}

static void append_columns(rt_buffer *json, sqlite3 *database, const char *table) {
  sqlite3_stmt *statement = prepared(database, "PRAGMA main.table_xinfo(%Q)", table);
  const char *before = "{\"name\":";
  rt_append_text(json, ",\"columns\":[");
  while (statement != NULL && sqlite3_step(statement) == SQLITE_ROW) {
    append_text(json, before, text_in(statement, 1));
    append_text(json, ",\"type\":", text_in(statement, 2));
    append_bool(json, ",\"not_null\":", sqlite3_column_int(statement, 3));
    append_text(json, ",\"default\":", text_in(statement, 4));
    rt_append_text(json, ",\"primary_key\":");
    rows_append_value(json, statement, 5);
    append_bool(json, ",\"generated\":", sqlite3_column_int(statement, 6) >= 2);
    rt_append_text(json, "}");
    before = ",{\"name\":";
  }
  sqlite3_finalize(statement);
  rt_append_text(json, "]");
}

/* The columns of an index, as a list of names; null: an expression. */
static void append_index_columns(rt_buffer *json, sqlite3 *database, const char *index) {
  sqlite3_stmt *statement = prepared(database, "PRAGMA main.index_info(%Q)", index);
  const char *before = "[";
  while (statement != NULL && sqlite3_step(statement) == SQLITE_ROW) {
    append_text(json, before, text_in(statement, 2));
    before = ",";
  }
  sqlite3_finalize(statement);
  rt_append_text(json, *before == '[' ? "[]" : "]");
}

/* The unique constraints of a table: lists of columns. The primary key is told with the columns. */
static void append_unique(rt_buffer *json, sqlite3 *database, const char *table) {
  sqlite3_stmt *statement = prepared(database, "PRAGMA main.index_list(%Q)", table);
  bool first = true;
  rt_append_text(json, ",\"unique\":[");
  while (statement != NULL && sqlite3_step(statement) == SQLITE_ROW) {
    const char *origin = text_in(statement, 3);
    if (origin == NULL || strcmp(origin, "u") != 0) continue;
    if (!first) rt_append_text(json, ",");
    first = false;
    append_index_columns(json, database, text_in(statement, 1));
  }
  sqlite3_finalize(statement);
  rt_append_text(json, "]");
}

static void append_column_list(rt_buffer *json, const rt_buffer *columns) {
  rt_append_text(json, "[");
  rt_append(json, columns->data, columns->size);
  rt_append_text(json, "]");
}

static void append_foreign_keys(rt_buffer *json, sqlite3 *database, const char *table) {
  sqlite3_stmt *statement = prepared(database, "PRAGMA main.foreign_key_list(%Q)", table);
  bool more = statement != NULL && sqlite3_step(statement) == SQLITE_ROW, first = true;
  rt_append_text(json, ",\"foreign_keys\":[");
  while (more) {
    int id = sqlite3_column_int(statement, 0);
    rt_buffer from = {0}, to = {0};
    append_text(json, first ? "{\"table\":" : ",{\"table\":", text_in(statement, 2));
    append_text(json, ",\"on_update\":", text_in(statement, 5));
    append_text(json, ",\"on_delete\":", text_in(statement, 6));
    while (more && sqlite3_column_int(statement, 0) == id) {
      append_text(&from, from.size ? "," : "", text_in(statement, 3));
      append_text(&to, to.size ? "," : "", text_in(statement, 4));
      more = sqlite3_step(statement) == SQLITE_ROW;
    }
    rt_append_text(json, ",\"columns\":");
    append_column_list(json, &from);
    rt_append_text(json, ",\"references\":");
    append_column_list(json, &to);
    rt_append_text(json, "}");
    first = false;
  }
  sqlite3_finalize(statement);
  rt_append_text(json, "]");
}

static bool is_unique_index(sqlite3 *database, const char *table, const char *index) {
  sqlite3_stmt *statement = prepared(database, "PRAGMA main.index_list(%Q)", table);
  bool unique = false;
  while (statement != NULL && sqlite3_step(statement) == SQLITE_ROW) {
    const char *name = text_in(statement, 1);
    if (name != NULL && strcmp(name, index) == 0) unique = sqlite3_column_int(statement, 2);
  }
  sqlite3_finalize(statement);
  return unique;
}

static void append_details(rt_buffer *json, sqlite3 *database, const char *type, const char *name, const char *table) {
  if (strcmp(type, "index") == 0) {
    rt_append_text(json, ",\"columns\":");
    append_index_columns(json, database, name);
    append_bool(json, ",\"unique\":", is_unique_index(database, table, name));
  } else if (strcmp(type, "trigger") != 0) {
    append_columns(json, database, name);
    append_unique(json, database, name);
    append_foreign_keys(json, database, name);
  }
}

rt_result schema_describe(sqlite3 *database) {
  sqlite3_stmt *statement = prepared(database,
                                     "SELECT type, name, tbl_name, sql FROM main.sqlite_schema "
                                     "WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%%' ESCAPE '\\' "
                                     "ORDER BY rowid");
  if (statement == NULL) return failure_of_memory();
  rt_buffer json = {0};
  size_t count = 0;
  rt_result fits = rt_done();
  while (fits.ok && sqlite3_step(statement) == SQLITE_ROW) {
    const char *type = text_in(statement, 0), *name = text_in(statement, 1), *table = text_in(statement, 2);
    append_text(&json, count++ ? ",{\"type\":" : "[{\"type\":", type);
    append_text(&json, ",\"name\":", name);
    append_text(&json, ",\"table\":", table);
    append_text(&json, ",\"sql\":", text_in(statement, 3));
    append_details(&json, database, type, name, table);
    rt_append_text(&json, "}");
    fits = rows_check_size(&json, count);
  }
  sqlite3_finalize(statement);
  rt_append_text(&json, count ? "]" : "[]");
  return fits.ok ? rt_value(rt_buffer_text(&json)) : fits;
}

static rt_result content_of(sqlite3 *database, const char *name) {
  char *query = sqlite3_mprintf("SELECT * FROM main.\"%w\"", name);
  if (query == NULL) return failure_of_memory();
  row_collector collector;
  rows_collect(&collector);
  rt_result run = statements_run(database, rt_text_of(query), &collector.reader);
  if (!run.ok) {
    run.failure.line = 0; /* Of the query above, which nobody wrote. */
    char *what = sqlite3_mprintf("Reading \"%w\"", name);
    return failure_elsewhere(RT_RAISED, what ? what : "Reading the table", run.failure);
  }
  return rt_value(rows_last(&collector));
}

rt_result schema_table(sqlite3 *database, rt_text name) {
  sqlite3_stmt *statement = prepared(
      database, "SELECT name FROM main.sqlite_schema WHERE type IN ('table', 'view') AND lower(name) = lower(%Q)",
      name.data);
  if (statement == NULL) return failure_of_memory();
  rt_result content = rt_value(rt_text_of("null"));
  if (sqlite3_step(statement) == SQLITE_ROW) content = content_of(database, text_in(statement, 0));
  sqlite3_finalize(statement);
  return content;
}

rt_result schema_tables(sqlite3 *database) {
  sqlite3_stmt *statement = prepared(database,
                                     "SELECT name FROM main.sqlite_schema WHERE type = 'table' "
                                     "AND name NOT LIKE 'sqlite\\_%%' ESCAPE '\\' ORDER BY rowid");
  if (statement == NULL) return failure_of_memory();
  rt_buffer json = {0};
  rt_append_text(&json, "{");
  rt_result content = rt_done();
  size_t count = 0;
  while (content.ok && sqlite3_step(statement) == SQLITE_ROW) {
    append_text(&json, count++ ? "," : "", text_in(statement, 0));
    rt_append_text(&json, ":");
    content = content_of(database, text_in(statement, 0));
    if (!content.ok) break;
    rt_append(&json, content.value.data, content.value.size);
    content = rows_check_size(&json, count);
  }
  sqlite3_finalize(statement);
  rt_append_text(&json, "}");
  return content.ok ? rt_value(rt_buffer_text(&json)) : content;
}
