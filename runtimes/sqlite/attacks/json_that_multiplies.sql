-- JSON arrays that are joined with themselves.
--
-- entry = "results"
-- category = "decompression and parsing bombs"
-- ending = ["fuel", "raised", "memory"]
WITH RECURSIVE j (a, n) AS (SELECT '[1,1,1,1,1,1,1,1]', 0 UNION ALL SELECT json_array(json(a), json(a), json(a), json(a)), n + 1 FROM j WHERE n < 40)
SELECT max(length(a)) FROM j;
