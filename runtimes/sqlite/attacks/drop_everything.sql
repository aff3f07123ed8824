-- Removes the tables that were there before.
--
-- entry = "tables"
-- args = ["CREATE TABLE t (x); INSERT INTO t VALUES (1);"]
-- category = "harness"
-- ending = "value"
-- value = {}
DROP TABLE t;
