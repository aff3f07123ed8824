/* Databases in memory. There are no others: the sandbox has no files. */
#ifndef DATABASE_H
#define DATABASE_H

#include "runtime.h"
#include "sqlite3.h"

/* Once in an instance, before anything else. */
void database_start(void);

/* Chance as it is for a program that begins. */
void database_seed(uint64_t seed);

/* An empty database; NULL: the memory ran out. Whoever uses it may do all that the sandbox has. */
sqlite3 *database_open(void);
void database_close(sqlite3 *database);

/* From now on it does only what the learner may: see permissions.c. */
void database_restrict(sqlite3 *database);

/* Why the last statement was not permitted, or "". */
const char *database_refusal(void);

/* What a new connection sees of it: temporary objects, settings and what was not committed are gone. Closes the old
 * one. NULL: the memory ran out. */
sqlite3 *database_reconnect(sqlite3 *database);

#endif
