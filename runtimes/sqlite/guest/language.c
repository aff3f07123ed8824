/* SQL as a language of the contract, runtimes/wit/runtime.wit: a program is a list of statements. docs/sql.md says what
 * each entry returns. */
#include <stdio.h>
#include <string.h>

#include "arguments.h"
#include "failures.h"
#include "plan.h"
#include "rows.h"
#include "runtime.h"
#include "schema.h"
#include "session.h"
#include "text_table.h"

/* --- What a grader can call. Each begins with an empty database and the setup, and runs the program, or `sql` instead
 * of it when that is given. --- */

static rt_result begin(rt_text setup) {
  rt_result ready = session_begin();
  return ready.ok && setup.data != NULL ? session_set_up(setup, "The setup", RT_REFUSED) : ready;
}

static rt_result finish(rt_text sql, statement_reader *reader) {
  return sql.data == NULL ? session_run_program(reader) : session_run_instead(sql, reader);
}

static rt_result collect(rt_text setup, rt_text sql, row_collector *collector) {
  rt_result run = begin(setup);
  rows_collect(collector);
  return run.ok ? finish(sql, &collector->reader) : run;
}

static rt_result results(rt_text setup, rt_text sql) {
  row_collector collector;
  rt_result run = collect(setup, sql, &collector);
  return run.ok ? rt_value(rows_all(&collector)) : run;
}

static rt_result changes(rt_text setup, rt_text sql) {
  row_collector collector;
  rt_result run = collect(setup, sql, &collector);
  if (!run.ok) return run;
  char digits[24];
  snprintf(digits, sizeof digits, "%lld", collector.changes);
  return rt_value(rt_copy(digits, strlen(digits)));
}

static rt_result plan(rt_text setup, rt_text sql) {
  plan_collector collector;
  rt_result run = begin(setup);
  if (!run.ok) return run;
  plan_collect(&collector, session_connection());
  run = finish(sql, &collector.reader);
  return run.ok ? rt_value(plan_all(&collector)) : run;
}

static rt_result afterwards(rt_text setup, rt_text sql, sqlite3 **database) {
  rt_result run = begin(setup);
  if (run.ok) run = finish(sql, NULL);
  if (run.ok) *database = session_reconnect(&run);
  return run;
}

static rt_result tables(rt_text setup, rt_text sql) {
  sqlite3 *database;
  rt_result run = afterwards(setup, sql, &database);
  return run.ok ? schema_tables(database) : run;
}

static rt_result schema(rt_text setup, rt_text sql) {
  sqlite3 *database;
  rt_result run = afterwards(setup, sql, &database);
  return run.ok ? schema_describe(database) : run;
}

static rt_result table(rt_text setup, rt_text name, rt_text sql) {
  if (name.data == NULL) return rt_failed(RT_REFUSED, "table needs the name of a table as its second argument.");
  sqlite3 *database;
  rt_result run = afterwards(setup, sql, &database);
  return run.ok ? schema_table(database, name) : run;
}

static const struct {
  const char *name;
  rt_result (*call)(rt_text setup, rt_text sql);
} entries[] = {
    {"results", results}, {"changes", changes}, {"plan", plan}, {"tables", tables}, {"schema", schema},
};

static rt_result missing(rt_text entry) {
  rt_buffer message = {0};
  rt_append_text(&message, "SQL has no function ");
  rt_append_json_string(&message, entry.data, entry.size < 60 ? entry.size : 60);
  rt_append_text(&message, ". What can be called is results, changes, table, tables, schema and plan.");
  return rt_failed(RT_MISSING_ENTRY, rt_buffer_text(&message).data);
}

rt_result language_call(rt_text entry, rt_text args, rt_text stdin_) {
  call_arguments given;
  bool is_table = strcmp(entry.data, "table") == 0;
  size_t index = 0, count = sizeof entries / sizeof *entries;
  while (index < count && strcmp(entry.data, entries[index].name) != 0) index++;
  if (!is_table && index == count) return missing(entry);
  rt_result read = arguments_read(args, &given);
  if (!read.ok) return read;
  if (is_table) return table(given.texts[0], given.texts[1], given.texts[2]);
  if (given.count > 2) return rt_failed(RT_REFUSED, "There are too many arguments.");
  return entries[index].call(given.texts[0], given.texts[1]);
}

/* --- The rest of the contract. --- */

static const char warm_up[] =
    "CREATE TABLE a (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, size REAL);"
    "CREATE TABLE b (id INTEGER PRIMARY KEY, a_id INTEGER REFERENCES a (id), day TEXT);"
    "INSERT INTO a (name, size) VALUES ('x', 1.5), ('y', NULL);"
    "INSERT INTO b (a_id, day) VALUES (1, '2026-01-01'), (2, date('now'));"
    "WITH c AS (SELECT a_id, count(*) AS n FROM b GROUP BY a_id HAVING n > 0)"
    "SELECT upper(a.name), total(size), c.n, rank() OVER (ORDER BY c.n) FROM a LEFT JOIN c ON c.a_id = a.id"
    " WHERE a.name LIKE '%x%' OR a.id IN (SELECT id FROM b) GROUP BY a.id ORDER BY 1 DESC LIMIT 5;";

void language_start(void) {
  database_start();
  arguments_start();
  sqlite3 *database = database_open();
  row_collector collector;
  rows_collect(&collector);
  statements_run(database, rt_text_of(warm_up), &collector.reader);
  database_close(database);
}

rt_result language_check(const rt_program *program) { return statements_check(program->source); }

rt_result language_load(const rt_program *program) { return session_load(program); }

static rt_result evaluate_in(sqlite3 *database, rt_text code, bool echo) {
  row_collector collector;
  text_table printed;
  rows_collect(&collector);
  text_table_print(&printed);
  rt_result run = statements_run(database, code, echo ? &printed.reader : &collector.reader);
  if (run.ok) return rt_value(echo ? rt_text_of("null") : rows_last(&collector));
  run.failure.line = run.failure.column = 0; /* A place in the code is none in the program. */
  return run;
}

rt_result language_evaluate(rt_text code, rt_text stdin_, bool echo) {
  rt_result readable = statements_check(code);
  if (!readable.ok) {
    readable.failure.line = readable.failure.column = 0;
    return readable;
  }
  rt_result ready;
  sqlite3 *database = session_reconnect(&ready);
  return database == NULL ? ready : evaluate_in(database, code, echo);
}

rt_result language_run(const rt_program *program, rt_text stdin_) {
  rt_result ready = session_load(program);
  if (ready.ok && script_skip_blank(stdin_, 0) < stdin_.size) ready = session_set_up(stdin_, "The input", RT_RAISED);
  if (!ready.ok) return ready;
  text_table printed;
  text_table_print(&printed);
  return session_run_program(&printed.reader);
}
