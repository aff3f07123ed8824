-- Sets what would empty the database.
--
-- entry = "results"
-- category = "harness"
-- ending = "raised"
-- message = "is not available here"
PRAGMA hard_heap_limit = 1;
PRAGMA reset_database = 1;
