/* What SQLite says went wrong, as the contract tells it. */
#ifndef FAILURES_H
#define FAILURES_H

#include "database.h"
#include "script.h"

/* Whether it is the text itself that cannot be read, whatever tables there are. */
bool failure_is_of_syntax(sqlite3 *database, int code);

/* The failure of the statement at `statement`, from which SQLite read. */
rt_result failure_of(sqlite3 *database, int code, rt_text script, size_t statement);

/* One that this runtime finds itself. kind: its name, for `kinds`. */
rt_result failure_at(rt_cause cause, const char *message, const char *kind, rt_text script, size_t offset);

/* The failure of text that is not the program's: it has no place in the program, so its message tells the line.
 * what: "The setup". */
rt_result failure_elsewhere(rt_cause cause, const char *what, rt_failure failure);

rt_result failure_of_memory(void);

#endif
