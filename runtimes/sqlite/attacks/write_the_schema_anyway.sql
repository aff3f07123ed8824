-- Rewrites the list of tables without the setting for it.
--
-- entry = "results"
-- category = "interpreter"
-- ending = "raised"
-- message = "may not be modified"
CREATE TABLE t (x);
UPDATE sqlite_schema SET rootpage = 9999 WHERE name = 't';
