#include "session.h"

#include <string.h>

#include "failures.h"

static struct {
  rt_program program;
  sqlite3 *database;
  /* Whether the database is as `session_begin` leaves it. */
  bool fresh;
  /* Whether anything was run, and whether nobody connected since. */
  bool started;
  bool used;
} session;

static bool ends_in_sql(rt_text name) {
  return name.size > 4 && sqlite3_stricmp(name.data + name.size - 4, ".sql") == 0;
}

static rt_result refuse_file(rt_text name) {
  char *message = sqlite3_mprintf(
      "The file \"%.100s\" cannot be used: SQL has no files. Those that end in .sql are run before the program.",
      name.data);
  return rt_failed(RT_REFUSED, message ? message : "SQL has no files.");
}

static rt_result run_attached(sqlite3 *database, rt_file file) {
  if (!ends_in_sql(file.name)) return refuse_file(file.name);
  rt_result run = statements_run(database, file.content, NULL);
  if (run.ok) return run;
  char *what = sqlite3_mprintf("The file \"%.100s\"", file.name.data);
  return failure_elsewhere(RT_REFUSED, what ? what : "A file", run.failure);
}

/* Files are run in the order of their names, however they were handed over. */
static rt_result run_all_attached(sqlite3 *database) {
  const rt_program *program = &session.program;
  rt_text done = rt_text_of("");
  for (size_t round = 0; round < program->file_count; round++) {
    const rt_file *next = NULL;
    for (size_t i = 0; i < program->file_count; i++) {
      const rt_file *file = &program->files[i];
      if (round > 0 && strcmp(file->name.data, done.data) <= 0) continue;
      if (next == NULL || strcmp(file->name.data, next->name.data) < 0) next = file;
    }
    if (next == NULL) break;
    rt_result run = run_attached(database, *next);
    if (!run.ok) return run;
    done = next->name;
  }
  return rt_done();
}

rt_result session_begin(void) {
  if (session.fresh) return rt_done();
  database_close(session.database);
  session.used = false;
  database_seed(session.program.seed);
  session.database = database_open();
  rt_result ready = session.database == NULL ? failure_of_memory() : run_all_attached(session.database);
  session.fresh = ready.ok;
  return ready;
}

rt_result session_load(const rt_program *program) {
  rt_result readable = statements_check(program->source);
  if (!readable.ok) return readable;
  session.program = *program;
  return session_begin();
}

rt_result session_set_up(rt_text setup, const char *name, rt_cause cause) {
  session.fresh = false;
  rt_result run = statements_run(session.database, setup, NULL);
  if (!run.ok) return failure_elsewhere(cause, name, run.failure);
  if (sqlite3_get_autocommit(session.database)) return run;
  char *message = sqlite3_mprintf("%s begins a transaction and does not end it: add COMMIT.", name);
  return rt_failed(cause, message ? message : "COMMIT is missing.");
}

/* A connection that ends takes with it what was not committed. */
static void end_transaction(sqlite3 *database) {
  static const char note[] = "Note: the transaction was not committed, so its changes are undone.\n";
  if (sqlite3_get_autocommit(database)) return;
  sqlite3_exec(database, "ROLLBACK", NULL, NULL, NULL);
  rt_write_err(note, strlen(note));
}

sqlite3 *session_connection(void) { return session.database; }

rt_result session_run_program(statement_reader *reader) {
  session.started = session.used = true;
  session.fresh = false;
  database_restrict(session.database);
  rt_result run = statements_run(session.database, session.program.source, reader);
  end_transaction(session.database);
  return run;
}

rt_result session_run_instead(rt_text sql, statement_reader *reader) {
  session.started = session.used = true;
  session.fresh = false;
  rt_result run = statements_run(session.database, sql, reader);
  return run.ok ? run : failure_elsewhere(RT_REFUSED, "The SQL to run instead of the program", run.failure);
}

sqlite3 *session_reconnect(rt_result *failure) {
  *failure = session.started ? rt_done() : session_run_program(NULL);
  if (!failure->ok) return NULL;
  if (session.used) {
    session.database = database_reconnect(session.database);
    session.used = false;
    if (session.database != NULL) database_restrict(session.database);
  }
  if (session.database == NULL) *failure = failure_of_memory();
  return session.database;
}
