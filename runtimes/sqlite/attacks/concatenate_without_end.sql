-- One text of all numbers.
--
-- entry = "results"
-- category = "memory by str"
-- ending = ["raised", "fuel"]
WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT length(group_concat(x, 'aaaaaaaaaaaaaaaaaaaaaaaaa')) FROM n;
