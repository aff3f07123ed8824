-- Sorts long texts that a recursion makes.
--
-- entry = "results"
-- category = "memory by list"
-- ending = ["memory", "fuel"]
-- limits = {fuel = 20_000_000_000}
WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 1000000)
SELECT max(s) FROM (SELECT hex(randomblob(5000)) AS s FROM n ORDER BY s LIMIT -1 OFFSET 1);
