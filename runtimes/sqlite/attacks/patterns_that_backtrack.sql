-- LIKE and GLOB patterns full of wildcards, on a long text.
--
-- entry = "results"
-- category = "inside one C call"
-- ending = ["fuel", "raised"]
WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 100000)
SELECT count(*) FROM n WHERE hex(zeroblob(2000)) || x LIKE '%0%0%0%0%0%0%0%0%0%0%0%0%0%0%0%0%0%0%0%y%'
  OR hex(zeroblob(2000)) || x GLOB '*0*0*0*0*0*0*0*0*0*0*0*0*0*0*0*0*0*0*0*y*';
