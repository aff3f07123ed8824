#include "failures.h"

#include <stdio.h>
#include <string.h>

#define LONGEST_EXCERPT 100

static bool begins(const char *text, const char *with) { return strncmp(text, with, strlen(with)) == 0; }

static bool ends(const char *text, const char *with) {
  size_t size = strlen(text), length = strlen(with);
  return size >= length && strcmp(text + size - length, with) == 0;
}

/* How SQLite's parser, and nothing else that has the code SQLITE_ERROR, begins or ends its messages. */
static bool says_syntax(const char *message) {
  return (begins(message, "near \"") && ends(message, "\": syntax error")) ||
         strcmp(message, "incomplete input") == 0 || begins(message, "unrecognized token: ");
}

bool failure_is_of_syntax(sqlite3 *database, int code) {
  return code == SQLITE_ERROR && says_syntax(sqlite3_errmsg(database));
}

static const char *kinds_of_error(const char *message) {
  if (says_syntax(message)) return "SYNTAX_ERROR SQLITE_ERROR";
  if (begins(message, "no such table: ")) return "NO_SUCH_TABLE SQLITE_ERROR";
  if (begins(message, "no such column: ")) return "NO_SUCH_COLUMN SQLITE_ERROR";
  if (begins(message, "no such function: ")) return "NO_SUCH_FUNCTION SQLITE_ERROR";
  if (begins(message, "ambiguous column name: ")) return "AMBIGUOUS_COLUMN SQLITE_ERROR";
  if (ends(message, " already exists")) return "ALREADY_EXISTS SQLITE_ERROR";
  return "SQLITE_ERROR";
}

static const char *kinds_of(int code, const char *message) {
  static const struct {
    int code;
    const char *kinds;
  } names[] = {
      {SQLITE_CONSTRAINT_CHECK, "SQLITE_CONSTRAINT_CHECK SQLITE_CONSTRAINT"},
      {SQLITE_CONSTRAINT_DATATYPE, "SQLITE_CONSTRAINT_DATATYPE SQLITE_CONSTRAINT"},
      {SQLITE_CONSTRAINT_FOREIGNKEY, "SQLITE_CONSTRAINT_FOREIGNKEY SQLITE_CONSTRAINT"},
      {SQLITE_CONSTRAINT_NOTNULL, "SQLITE_CONSTRAINT_NOTNULL SQLITE_CONSTRAINT"},
      {SQLITE_CONSTRAINT_PRIMARYKEY, "SQLITE_CONSTRAINT_PRIMARYKEY SQLITE_CONSTRAINT"},
      {SQLITE_CONSTRAINT_ROWID, "SQLITE_CONSTRAINT_ROWID SQLITE_CONSTRAINT"},
      {SQLITE_CONSTRAINT_TRIGGER, "SQLITE_CONSTRAINT_TRIGGER SQLITE_CONSTRAINT"},
      {SQLITE_CONSTRAINT_UNIQUE, "SQLITE_CONSTRAINT_UNIQUE SQLITE_CONSTRAINT"},
      {SQLITE_AUTH, "SQLITE_AUTH"},
      {SQLITE_MISMATCH, "SQLITE_MISMATCH"},
      {SQLITE_RANGE, "SQLITE_RANGE"},
      {SQLITE_TOOBIG, "SQLITE_TOOBIG"},
  };
  if (code == SQLITE_ERROR) return kinds_of_error(message);
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    if (names[i].code == code) return names[i].kinds;
  return (code & 0xFF) == SQLITE_CONSTRAINT ? "SQLITE_CONSTRAINT" : "SQLITE_ERROR";
}

static void append_spaces(rt_buffer *text, size_t count) {
  while (count--) rt_append(text, " ", 1);
}

/* At least `count` characters on, and on a boundary of characters. */
static size_t move_on(rt_text line, size_t at, size_t count) {
  while (at < line.size && (count > 0 || (line.data[at] & 0xC0) == 0x80)) {
    at++;
    if (at >= line.size || (line.data[at] & 0xC0) != 0x80) count -= count > 0;
  }
  return at;
}

/* The line, with a mark under the column; of a long line the part around it. */
static void append_excerpt(rt_buffer *text, rt_text script, size_t offset, uint32_t column) {
  rt_text line = script_line_of(script, offset);
  size_t skipped = column > LONGEST_EXCERPT ? column - LONGEST_EXCERPT / 2 : 0;
  size_t start = move_on(line, 0, skipped), end = move_on(line, start, LONGEST_EXCERPT);
  rt_append_text(text, "  ");
  for (size_t i = start; i < end; i++) rt_append(text, line.data[i] == '\t' ? " " : line.data + i, 1);
  rt_append_text(text, "\n");
  append_spaces(text, 2 + column - 1 - skipped);
  rt_append_text(text, "^\n");
}

static rt_result failed_at(rt_cause cause, rt_text message, const char *kinds, rt_text script, size_t offset) {
  script_place place = script_place_of(script, offset);
  char where[60];
  snprintf(where, sizeof where, "program.sql, line %u, column %u:\n", place.line, place.column);
  rt_buffer trace = {0};
  rt_append_text(&trace, where);
  append_excerpt(&trace, script, offset, place.column);
  rt_append(&trace, message.data, message.size);
  return rt_failed_with(
      (rt_failure){cause, message, place.line, place.column, rt_buffer_text(&trace), rt_text_of(kinds)});
}

rt_result failure_at(rt_cause cause, const char *message, const char *kind, rt_text script, size_t offset) {
  return failed_at(cause, rt_copy(message, strlen(message)), kind, script, offset);
}

/* What a beginner may have meant who gets one of these. */
static const char *advice(const char *message, rt_text script, size_t offset) {
  bool is_command = strcmp(message, "near \".\": syntax error") == 0;
  if (is_command && offset < script.size && script.data[offset] == '.')
    return "; lines such as .tables are commands of the program sqlite3, not SQL";
  if (strcmp(message, "incomplete input") == 0) return ": the last statement ends too early";
  return "";
}

rt_result failure_of(sqlite3 *database, int code, rt_text script, size_t statement) {
  if ((code & 0xFF) == SQLITE_NOMEM) return failure_of_memory();
  const char *message = sqlite3_errmsg(database);
  if (code == SQLITE_AUTH && *database_refusal()) message = database_refusal();
  size_t offset = script_skip_blank(script, statement);
  int within = sqlite3_error_offset(database);
  if (within >= 0) offset = statement + (size_t)within;
  if (strcmp(message, "incomplete input") == 0) offset = script.size;
  rt_buffer told = {0};
  rt_append_text(&told, message);
  rt_append_text(&told, advice(message, script, offset));
  return failed_at(RT_RAISED, rt_buffer_text(&told), kinds_of(code, message), script, offset);
}

rt_result failure_elsewhere(rt_cause cause, const char *what, rt_failure failure) {
  rt_buffer message = {0};
  rt_append_text(&message, what);
  if (failure.line) {
    char where[40];
    snprintf(where, sizeof where, " fails in line %u: ", failure.line);
    rt_append_text(&message, where);
  } else {
    rt_append_text(&message, " fails: ");
  }
  rt_append(&message, failure.message.data, failure.message.size);
  failure.message = rt_buffer_text(&message);
  if (failure.cause != RT_MEMORY) failure.cause = cause;
  failure.line = failure.column = 0;
  failure.trace = rt_text_of("");
  return rt_failed_with(failure);
}

rt_result failure_of_memory(void) { return rt_failed(RT_MEMORY, "out of memory"); }
