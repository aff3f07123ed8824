#include "plan.h"

#include <stdio.h>
#include <string.h>

#include "failures.h"
#include "rows.h"

#define MOST_STEPS 500
#define MOST_CURSORS 1000
#define MOST_READS 100

static sqlite3_stmt *explained(sqlite3 *database, const char *how, const statement_text *text) {
  sqlite3_stmt *statement = NULL;
  char *query = sqlite3_mprintf("%s %.*s", how, (int)(text->end - text->offset), text->script.data + text->offset);
  if (query != NULL) sqlite3_prepare_v2(database, query, -1, &statement, NULL);
  sqlite3_free(query);
  return statement;
}

/* --- The tree, as EXPLAIN QUERY PLAN tells it. --- */

typedef struct {
  int id;
  int parent;
  rt_text detail;
} plan_step;

static void append_steps(rt_buffer *json, const plan_step *steps, size_t count, int parent, int depth) {
  bool first = true;
  rt_append_text(json, "[");
  for (size_t i = 0; i < count; i++) {
    if (steps[i].parent != parent || depth > 40) continue;
    if (!first) rt_append_text(json, ",");
    first = false;
    rt_append_text(json, "{\"detail\":");
    rt_append_json_string(json, steps[i].detail.data, steps[i].detail.size);
    rt_append_text(json, ",\"steps\":");
    append_steps(json, steps, count, steps[i].id, depth + 1);
    rt_append_text(json, "}");
  }
  rt_append_text(json, "]");
}

static size_t read_steps(sqlite3_stmt *statement, plan_step *steps) {
  size_t count = 0;
  while (sqlite3_step(statement) == SQLITE_ROW && count < MOST_STEPS) {
    const char *detail = (const char *)sqlite3_column_text(statement, 3);
    if (detail == NULL) break;
    steps[count++] = (plan_step){sqlite3_column_int(statement, 0), sqlite3_column_int(statement, 1),
                                 rt_copy(detail, strlen(detail))};
  }
  return count;
}

/* --- What is read, as the bytecode tells it. A statement can name its tables as it likes, and so write anything
 * into the tree, but not into the numbers of the pages that it opens. --- */

typedef struct {
  int page;
  int schema;
  bool writes;
} open_cursor;

typedef struct {
  int page;
  int schema;
  bool searches;
} table_read;

typedef struct {
  open_cursor cursors[MOST_CURSORS];
  table_read reads[MOST_READS];
  size_t count;
} reading;

static bool is_one_of(const char *word, const char *const *words) {
  while (*words != NULL)
    if (strcmp(word, *words++) == 0) return true;
  return false;
}

static void note_read(reading *found, int cursor, bool searches) {
  open_cursor open = found->cursors[cursor];
  if (open.page == 0) return;
  for (size_t i = 0; i < found->count; i++) {
    table_read known = found->reads[i];
    if (known.page == open.page && known.schema == open.schema && known.searches == searches) return;
  }
  if (found->count < MOST_READS) found->reads[found->count++] = (table_read){open.page, open.schema, searches};
}

static void note_operation(reading *found, sqlite3_stmt *statement) {
  static const char *const opens[] = {"OpenRead", "OpenWrite", "ReopenIdx", NULL};
  static const char *const others[] = {"OpenEphemeral", "OpenAutoindex", "OpenPseudo", "SorterOpen", "OpenDup",
                                       "VOpen", NULL};
  static const char *const scans[] = {"Rewind", "Last", "Count", NULL};
  static const char *const searches[] = {"SeekGE", "SeekGT", "SeekLE", "SeekLT", "SeekRowid", NULL};
  /* A statement that writes looks for rows in its way with these. */
  static const char *const lookups[] = {"Found", "NotFound", "NotExists", "NoConflict", NULL};
  const char *operation = (const char *)sqlite3_column_text(statement, 1);
  int cursor = sqlite3_column_int(statement, 2);
  if (operation == NULL || cursor < 0 || cursor >= MOST_CURSORS) return;
  if (sqlite3_column_int(statement, 0) == 0) memset(found->cursors, 0, sizeof found->cursors);
  if (is_one_of(operation, opens)) {
    bool in_register = sqlite3_column_int(statement, 6) & 0x10; /* OPFLAG_P2ISREG */
    found->cursors[cursor] = (open_cursor){in_register ? 0 : sqlite3_column_int(statement, 3),
                                           sqlite3_column_int(statement, 4), strcmp(operation, "OpenWrite") == 0};
  } else if (is_one_of(operation, others)) {
    found->cursors[cursor].page = 0;
  } else if (is_one_of(operation, scans)) {
    note_read(found, cursor, false);
  } else if (is_one_of(operation, searches)) {
    note_read(found, cursor, true);
  } else if (is_one_of(operation, lookups) && !found->cursors[cursor].writes) {
    note_read(found, cursor, true);
  }
}

static void append_name(rt_buffer *json, sqlite3_stmt *statement, int column) {
  const char *name = (const char *)sqlite3_column_text(statement, column);
  if (name == NULL)
    rt_append_text(json, "null");
  else
    rt_append_json_string(json, name, strlen(name));
}

/* A table, or an index and the table it is of; nothing for SQLite's own. */
static bool append_read(rt_buffer *json, sqlite3 *database, table_read read, bool first) {
  sqlite3_stmt *statement = NULL;
  const char *query = read.schema == 1 ? "SELECT tbl_name, iif(type = 'index', name, NULL) FROM temp.sqlite_schema"
                                         " WHERE rootpage = ?"
                                       : "SELECT tbl_name, iif(type = 'index', name, NULL) FROM main.sqlite_schema"
                                         " WHERE rootpage = ?";
  bool known = sqlite3_prepare_v2(database, query, -1, &statement, NULL) == SQLITE_OK;
  if (known) sqlite3_bind_int(statement, 1, read.page);
  known = known && sqlite3_step(statement) == SQLITE_ROW;
  if (known) {
    rt_append_text(json, first ? "{\"table\":" : ",{\"table\":");
    append_name(json, statement, 0);
    rt_append_text(json, ",\"index\":");
    append_name(json, statement, 1);
    rt_append_text(json, read.searches ? ",\"how\":\"search\"}" : ",\"how\":\"scan\"}");
  }
  sqlite3_finalize(statement);
  return known;
}

static void append_reads(rt_buffer *json, sqlite3 *database, const statement_text *text) {
  sqlite3_stmt *statement = explained(database, "EXPLAIN", text);
  reading *found = rt_allocate(sizeof *found);
  memset(found, 0, sizeof *found);
  while (statement != NULL && sqlite3_step(statement) == SQLITE_ROW) note_operation(found, statement);
  sqlite3_finalize(statement);
  bool first = true;
  rt_append_text(json, "[");
  for (size_t i = 0; i < found->count; i++)
    if (append_read(json, database, found->reads[i], first)) first = false;
  rt_append_text(json, "]");
}

static bool has_a_plan(const statement_text *text) {
  static const char *const words[] = {"SELECT", "WITH", "VALUES", "INSERT", "UPDATE", "DELETE", "REPLACE"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (script_begins_with(text->script, text->offset, words[i])) return true;
  return false;
}

static rt_result begin(statement_reader *reader, sqlite3_stmt *statement, const statement_text *text) {
  plan_collector *collector = (plan_collector *)reader;
  if (!has_a_plan(text)) return rt_done();
  sqlite3_stmt *plan = explained(collector->database, "EXPLAIN QUERY PLAN", text);
  if (plan == NULL) {
    int code = sqlite3_extended_errcode(collector->database);
    return failure_of(collector->database, code, text->script, text->offset);
  }
  plan_step *steps = rt_allocate(sizeof *steps * MOST_STEPS);
  size_t count = read_steps(plan, steps);
  sqlite3_finalize(plan);
  rt_buffer *json = &collector->json;
  char line[40];
  snprintf(line, sizeof line, "{\"line\":%u,\"steps\":", text->line);
  if (collector->plans++) rt_append_text(json, ",");
  rt_append_text(json, line);
  append_steps(json, steps, count, 0, 0);
  rt_append_text(json, ",\"reads\":");
  append_reads(json, collector->database, text);
  rt_append_text(json, "}");
  return rows_check_size(json, 0);
}

void plan_collect(plan_collector *collector, sqlite3 *database) {
  *collector = (plan_collector){.reader = {.begin = begin}, .database = database};
}

rt_text plan_all(plan_collector *collector) {
  rt_buffer json = {0};
  rt_append_text(&json, "[");
  rt_append(&json, collector->json.data, collector->json.size);
  rt_append_text(&json, "]");
  return rt_buffer_text(&json);
}
