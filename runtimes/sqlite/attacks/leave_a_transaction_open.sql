-- Leaves changes without committing them.
--
-- entry = "table"
-- args = ["CREATE TABLE t (x INT); INSERT INTO t VALUES (1);", "t"]
-- category = "harness"
-- ending = "value"
-- value = {line = 1, columns = ["x"], types = ["INT"], rows = [[1]]}
SAVEPOINT a;
DELETE FROM t;
INSERT INTO t VALUES (2);
