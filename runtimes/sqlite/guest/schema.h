/* What tables, views, indexes and triggers there are, and what is in them. */
#ifndef SCHEMA_H
#define SCHEMA_H

#include "database.h"

/* A list of what there is, in the order in which it was made. */
rt_result schema_describe(sqlite3 *database);

/* The content of one table or view as a result, null when there is none of this name. */
rt_result schema_table(sqlite3 *database, rt_text name);

/* The content of all tables, by name. */
rt_result schema_tables(sqlite3 *database);

#endif
