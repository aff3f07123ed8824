-- A recursive query that never returns a row.
--
-- entry = "results"
-- category = "infinite loop"
-- ending = "fuel"
WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n;
