/* How SQLite carries out each statement. */
#ifndef PLAN_H
#define PLAN_H

#include "statements.h"

/* Collects the plan of each statement that reads or changes tables, right before it is run. */
typedef struct {
  statement_reader reader;
  sqlite3 *database;
  rt_buffer json;
  size_t plans;
} plan_collector;

void plan_collect(plan_collector *collector, sqlite3 *database);

/* `[{"line", "steps": [{"detail", "steps": [...]}], "reads": [{"table", "index", "how"}]}, ...]` */
rt_text plan_all(plan_collector *collector);

#endif
