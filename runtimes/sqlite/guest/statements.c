#include "statements.h"

#include <string.h>

#include "failures.h"

/* A text that is empty, or holds a character where SQLite would stop reading. */
static rt_result check_text(rt_text script) {
  const char *end = memchr(script.data, 0, script.size);
  if (end != NULL)
    return failure_at(RT_SYNTAX, "the text contains the character U+0000", "SYNTAX_ERROR", script,
                      (size_t)(end - script.data));
  if (strspn(script.data, " \t\r\n") == script.size)
    return rt_failed(RT_SYNTAX, "There is no SQL here: the text is empty.");
  return rt_done();
}

/* These look for their table before SQLite has read them to the end. A made-up one lets it read on. */
static bool make_up_table(sqlite3 *database, rt_text script, size_t statement) {
  static const char missing[] = "no such table: ";
  const char *message = sqlite3_errmsg(database);
  if (strncmp(message, missing, strlen(missing)) != 0) return false;
  if (!script_begins_with(script, statement, "CREATE") && !script_begins_with(script, statement, "ALTER TABLE"))
    return false;
  const char *name = message + strlen(missing);
  const char *schema = strncmp(name, "temp.", 5) == 0 ? "temp" : "main";
  if (strncmp(name, "main.", 5) == 0 || strncmp(name, "temp.", 5) == 0) name += 5;
  char *create = sqlite3_mprintf("CREATE TABLE %s.\"%w\" (a)", schema, name);
  bool made = create != NULL && sqlite3_exec(database, create, NULL, NULL, NULL) == SQLITE_OK;
  sqlite3_free(create);
  return made;
}

static rt_result check_statements(sqlite3 *database, rt_text script) {
  size_t at = 0;
  while ((at = script_skip_blank(script, at)) < script.size) {
    sqlite3_stmt *statement = NULL;
    const char *tail = NULL;
    int code = sqlite3_prepare_v2(database, script.data + at, -1, &statement, &tail);
    if (code != SQLITE_OK && make_up_table(database, script, at))
      code = sqlite3_prepare_v2(database, script.data + at, -1, &statement, &tail);
    sqlite3_finalize(statement);
    if (failure_is_of_syntax(database, code)) {
      rt_result failed = failure_of(database, code, script, at);
      failed.failure.cause = RT_SYNTAX;
      return failed;
    }
    at = code == SQLITE_OK ? (size_t)(tail - script.data) : script_statement_end(script, at);
  }
  return rt_done();
}

rt_result statements_check(rt_text script) {
  rt_result readable = check_text(script);
  if (!readable.ok) return readable;
  sqlite3 *database = database_open();
  if (database == NULL) return failure_of_memory();
  database_restrict(database);
  readable = check_statements(database, script);
  database_close(database);
  return readable;
}

static rt_result step_through(sqlite3 *database, sqlite3_stmt *statement, const statement_text *text,
                              statement_reader *reader) {
  sqlite3_int64 before = sqlite3_total_changes64(database);
  int code;
  while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
    if (reader == NULL || reader->row == NULL) continue;
    rt_result taken = reader->row(reader, statement);
    if (!taken.ok) return taken;
  }
  if (code != SQLITE_DONE) return failure_of(database, code, text->script, text->offset);
  if (reader == NULL || reader->end == NULL) return rt_done();
  bool counts = sqlite3_total_changes64(database) != before;
  return reader->end(reader, statement, counts ? sqlite3_changes64(database) : 0);
}

static rt_result refuse_parameter(sqlite3_stmt *statement, const statement_text *text) {
  const char *name = sqlite3_bind_parameter_name(statement, 1), *start = text->script.data + text->offset;
  const char *sign = strchr(start, name == NULL ? '?' : *name);
  size_t at = sign != NULL && sign < text->script.data + text->end ? (size_t)(sign - start) : 0;
  return failure_at(RT_RAISED, "this is a parameter, and nobody gives it a value: write the value itself",
                    "SQLITE_RANGE", text->script, text->offset + at);
}

static rt_result run_statement(sqlite3 *database, sqlite3_stmt *statement, const statement_text *text,
                               statement_reader *reader) {
  if (sqlite3_bind_parameter_count(statement) > 0) return refuse_parameter(statement, text);
  rt_result run = rt_done();
  if (reader != NULL && reader->begin != NULL) run = reader->begin(reader, statement, text);
  if (run.ok) run = step_through(database, statement, text, reader);
  if (run.ok || run.failure.line || run.failure.cause != RT_RAISED) return run;
  return failure_at(RT_RAISED, run.failure.message.data, run.failure.kinds.data, text->script, text->offset);
}

rt_result statements_run(sqlite3 *database, rt_text script, statement_reader *reader) {
  statement_text text = {.script = script, .line = 1};
  while ((text.offset = script_skip_blank(script, text.end)) < script.size) {
    sqlite3_stmt *statement = NULL;
    const char *tail = NULL;
    int code = sqlite3_prepare_v2(database, script.data + text.offset, -1, &statement, &tail);
    if (code != SQLITE_OK) return failure_of(database, code, script, text.offset);
    text.line += script_line_breaks(script, text.end, text.offset);
    text.end = (size_t)(tail - script.data);
    rt_result run = statement == NULL ? rt_done() : run_statement(database, statement, &text, reader);
    sqlite3_finalize(statement);
    if (!run.ok) return run;
    text.line += script_line_breaks(script, text.offset, text.end);
  }
  return rt_done();
}
