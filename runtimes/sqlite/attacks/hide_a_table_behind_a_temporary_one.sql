-- Puts a temporary table and a view in front of the table that is looked at.
--
-- entry = "table"
-- args = ["CREATE TABLE t (x INT); INSERT INTO t VALUES (1);", "t"]
-- category = "monkeypatching"
-- ending = "value"
-- value = {line = 1, columns = ["x"], types = ["INT"], rows = [[1]]}
CREATE TEMP TABLE t (x);
INSERT INTO temp.t VALUES (99);
CREATE TEMP VIEW u AS SELECT 99 AS x;
CREATE TEMP TRIGGER g AFTER INSERT ON main.t BEGIN SELECT 1; END;
