-- A query with endless rows.
--
-- entry = "results"
-- category = "result too large"
-- ending = "raised"
-- message = "the result is too large"
WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n;
