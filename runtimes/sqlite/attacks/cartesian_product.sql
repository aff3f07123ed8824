-- Joins a hundred rows with themselves, again and again.
--
-- entry = "results"
-- category = "infinite loop"
-- ending = "fuel"
CREATE TABLE t (x);
WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 100) INSERT INTO t SELECT x FROM n;
SELECT sum(a.x * b.x + c.x * d.x + e.x) FROM t a, t b, t c, t d, t e, t f, t g;
