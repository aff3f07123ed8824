#include "database.h"

#include <string.h>

#define SUBTRACT_1970 210866760000000 /* Milliseconds from the beginning of the Julian day count to 1970. */

/* SQLite's idea of an operating system: it has time and chance, and no files. */

static int open_file(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *got) {
  file->pMethods = NULL;
  return SQLITE_CANTOPEN;
}

static int delete_file(sqlite3_vfs *vfs, const char *name, int sync) { return SQLITE_IOERR_DELETE; }

static int access_file(sqlite3_vfs *vfs, const char *name, int flags, int *found) {
  *found = 0;
  return SQLITE_OK;
}

static int full_name(sqlite3_vfs *vfs, const char *name, int size, char *full) {
  sqlite3_snprintf(size, full, "%s", name);
  return SQLITE_OK;
}

static int random_bytes(sqlite3_vfs *vfs, int size, char *bytes) {
  for (int i = 0; i < size; i++) bytes[i] = (char)(rt_random() >> 56);
  return size;
}

static int sleep_for(sqlite3_vfs *vfs, int microseconds) {
  rt_sleep_ns((uint64_t)microseconds * 1000);
  return microseconds;
}

static int time_in_milliseconds(sqlite3_vfs *vfs, sqlite3_int64 *julian) {
  *julian = (sqlite3_int64)(rt_now_ns() / 1000000) + SUBTRACT_1970;
  return SQLITE_OK;
}

static int time_in_days(sqlite3_vfs *vfs, double *julian) {
  sqlite3_int64 milliseconds;
  time_in_milliseconds(vfs, &milliseconds);
  *julian = (double)milliseconds / 86400000.0;
  return SQLITE_OK;
}

static int last_error(sqlite3_vfs *vfs, int size, char *text) { return 0; }

static sqlite3_vfs sandbox = {
    .iVersion = 2,
    .szOsFile = sizeof(sqlite3_file),
    .mxPathname = 512,
    .zName = "sandbox",
    .xOpen = open_file,
    .xDelete = delete_file,
    .xAccess = access_file,
    .xFullPathname = full_name,
    .xRandomness = random_bytes,
    .xSleep = sleep_for,
    .xCurrentTime = time_in_days,
    .xGetLastError = last_error,
    .xCurrentTimeInt64 = time_in_milliseconds,
};

int sqlite3_os_init(void) { return sqlite3_vfs_register(&sandbox, 1); }
int sqlite3_os_end(void) { return SQLITE_OK; }

void database_start(void) {
  if (sqlite3_initialize() != SQLITE_OK) __builtin_trap();
}

void database_seed(uint64_t seed) {
  rt_seed(seed);
  sqlite3_randomness(0, NULL);
}

/* Bounds on what one statement may make of memory and of the native stack. docs/sql.md names them. */
static const struct {
  int limit;
  int value;
} limits[] = {
    {SQLITE_LIMIT_LENGTH, 10000000},       {SQLITE_LIMIT_SQL_LENGTH, 2000000},
    {SQLITE_LIMIT_COLUMN, 500},            {SQLITE_LIMIT_EXPR_DEPTH, 400},
    {SQLITE_LIMIT_COMPOUND_SELECT, 200},   {SQLITE_LIMIT_VDBE_OP, 4000000},
    {SQLITE_LIMIT_FUNCTION_ARG, 100},      {SQLITE_LIMIT_ATTACHED, 0},
    {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 500}, {SQLITE_LIMIT_TRIGGER_DEPTH, 50},
    {SQLITE_LIMIT_WORKER_THREADS, 0},      {SQLITE_LIMIT_PARSER_DEPTH, 500},
};

sqlite3 *database_open(void) {
  sqlite3 *database = NULL;
  if (sqlite3_open(":memory:", &database) != SQLITE_OK) {
    sqlite3_close(database);
    return NULL;
  }
  for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
    sqlite3_limit(database, limits[i].limit, limits[i].value);
  sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_extended_result_codes(database, 1);
  return database;
}

void database_close(sqlite3 *database) {
  if (database != NULL) sqlite3_close_v2(database);
}

sqlite3 *database_reconnect(sqlite3 *database) {
  if (!sqlite3_get_autocommit(database)) sqlite3_exec(database, "ROLLBACK", NULL, NULL, NULL);
  sqlite3 *fresh = database_open();
  sqlite3_backup *copy = fresh == NULL ? NULL : sqlite3_backup_init(fresh, "main", database, "main");
  bool complete = copy != NULL && sqlite3_backup_step(copy, -1) == SQLITE_DONE;
  sqlite3_backup_finish(copy);
  database_close(database);
  if (complete) return fresh;
  database_close(fresh);
  return NULL;
}
