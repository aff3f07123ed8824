-- Tries to undo what was there before.
--
-- entry = "results"
-- args = ["CREATE TABLE t (x); INSERT INTO t VALUES (1);"]
-- category = "harness"
-- ending = "raised"
-- message = "no transaction is active"
ROLLBACK;
SELECT * FROM t;
