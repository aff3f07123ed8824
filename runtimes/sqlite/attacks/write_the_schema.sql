-- Rewrites the list of tables, to make SQLite read pages that are none.
--
-- entry = "results"
-- category = "interpreter"
-- ending = "raised"
-- message = "PRAGMA writable_schema is not available"
CREATE TABLE t (x);
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET rootpage = 9999 WHERE name = 't';
SELECT * FROM t;
