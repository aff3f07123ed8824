/* The program of this instance, and the database that it was last run in. */
#ifndef SESSION_H
#define SESSION_H

#include "database.h"
#include "statements.h"

/* Keeps the program. Fails when it is none, and when an attached file cannot be used. */
rt_result session_load(const rt_program *program);

/* An empty database, in which the attached files are run. */
rt_result session_begin(void);

/* Runs text that is not the program's and comes before it: a failure has no place in the program, and its message
 * names the text: "The setup". */
rt_result session_set_up(rt_text setup, const char *name, rt_cause cause);

/* The connection for the program, to make a reader for. */
sqlite3 *session_connection(void);

/* Runs the program. Its failures have a place in it. */
rt_result session_run_program(statement_reader *reader);

/* Runs other text as if it were the program, but without any bounds on what it may do. */
rt_result session_run_instead(rt_text sql, statement_reader *reader);

/* The database as the next one to connect sees it; what is run in it may do what a program may. Runs the program first
 * if nothing was run yet. NULL: `failure` says why there is none. */
sqlite3 *session_reconnect(rt_result *failure);

#endif
