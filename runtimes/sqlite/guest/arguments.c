#include "arguments.h"

#include <string.h>

#include "failures.h"

static rt_result read_rows(sqlite3_stmt *statement, call_arguments *arguments) {
  while (sqlite3_step(statement) == SQLITE_ROW) {
    if (arguments->count == MOST_ARGUMENTS) return rt_failed(RT_REFUSED, "There are too many arguments.");
    const char *type = (const char *)sqlite3_column_text(statement, 0);
    rt_text *text = &arguments->texts[arguments->count++];
    *text = (rt_text){NULL, 0};
    if (type == NULL || strcmp(type, "null") == 0) continue;
    const char *data = (const char *)sqlite3_column_text(statement, 1);
    if (data == NULL || strcmp(type, "text") != 0)
      return rt_failed(RT_REFUSED, "An argument is neither text nor null.");
    *text = rt_copy(data, (size_t)sqlite3_column_bytes(statement, 1));
    if (memchr(text->data, 0, text->size))
      return rt_failed(RT_REFUSED, "An argument contains the character U+0000.");
  }
  return rt_done();
}

static sqlite3_stmt *reading;

void arguments_start(void) {
  sqlite3 *database = database_open();
  if (database == NULL) __builtin_trap();
  if (sqlite3_prepare_v2(database, "SELECT type, atom FROM json_each(?)", -1, &reading, NULL) != SQLITE_OK)
    __builtin_trap();
}

rt_result arguments_read(rt_text json, call_arguments *arguments) {
  *arguments = (call_arguments){0};
  int code = sqlite3_bind_text(reading, 1, json.data, (int)json.size, SQLITE_STATIC);
  rt_result read = code == SQLITE_OK ? read_rows(reading, arguments) : failure_of_memory();
  sqlite3_reset(reading);
  sqlite3_clear_bindings(reading);
  return read;
}
