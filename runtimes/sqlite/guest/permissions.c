/* What the learner's statements may do: anything to the tables, nothing to the database around them. */
#include <string.h>

#include "database.h"

static char refusal[200];

const char *database_refusal(void) { return refusal; }

static int refuse(const char *what, const char *name) {
  sqlite3_snprintf(sizeof refusal, refusal, "%s%.60s is not available here", what, name);
  return SQLITE_DENY;
}

/* These tell something and change nothing. */
static const char *const telling[] = {
    "application_id", "collation_list",   "compile_options", "database_list", "data_version", "encoding",
    "foreign_key_check", "foreign_key_list", "freelist_count",  "function_list", "index_info",   "index_list",
    "index_xinfo",    "integrity_check",  "module_list",     "page_count",    "page_size",    "pragma_list",
    "quick_check",    "table_info",       "table_list",      "table_xinfo",   "user_version",
};

/* Of these the argument is what is asked about; of the others it would be a new value. */
static bool takes_argument(const char *pragma) {
  return strstr(pragma, "_info") || strstr(pragma, "_xinfo") || strstr(pragma, "_list") || strstr(pragma, "_check");
}

static bool says_on(const char *value) {
  static const char *const words[] = {"1", "on", "true", "yes"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (sqlite3_stricmp(value, words[i]) == 0) return true;
  return false;
}

static int pragma_permitted(const char *pragma, const char *argument) {
  for (size_t i = 0; i < sizeof telling / sizeof *telling; i++)
    if (sqlite3_stricmp(pragma, telling[i]) == 0 && (argument == NULL || takes_argument(telling[i]))) return SQLITE_OK;
  if (sqlite3_stricmp(pragma, "foreign_keys") == 0 && (argument == NULL || says_on(argument))) return SQLITE_OK;
  return refuse("PRAGMA ", pragma);
}

static int permitted(void *unused, int action, const char *first, const char *second, const char *schema,
                     const char *trigger) {
  switch (action) {
    case SQLITE_ATTACH: /* VACUUM does that, too. */
    case SQLITE_DETACH:
      return refuse("A second database (ATTACH, VACUUM)", "");
    case SQLITE_PRAGMA:
      return pragma_permitted(first, second);
    case SQLITE_FUNCTION:
      if (sqlite3_stricmp(second, "load_extension") == 0) return refuse("load_extension()", "");
      return SQLITE_OK;
    default:
      return SQLITE_OK;
  }
}

void database_restrict(sqlite3 *database) {
  refusal[0] = 0;
  sqlite3_set_authorizer(database, permitted, NULL);
}
