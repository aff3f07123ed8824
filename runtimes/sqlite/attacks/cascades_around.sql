-- Rows that delete one another by foreign keys, in a circle.
--
-- entry = "results"
-- category = "recursion"
-- ending = "value"
CREATE TABLE t (id INTEGER PRIMARY KEY, next REFERENCES t (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED);
BEGIN;
WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 40) INSERT INTO t SELECT x, x % 40 + 1 FROM n;
COMMIT;
DELETE FROM t WHERE id = 1;
SELECT count(*) AS left_over FROM t;
