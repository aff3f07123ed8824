-- Draws chance without end.
--
-- entry = "results"
-- category = "inside one C call"
-- ending = "fuel"
WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT sum(length(randomblob(100000))) FROM n;
