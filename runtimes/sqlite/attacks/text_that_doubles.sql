-- Replaces each letter by ten, again and again.
--
-- entry = "results"
-- category = "memory by str"
-- ending = "raised"
-- message = "too big"
WITH RECURSIVE t (s, n) AS (
  SELECT 'aaaaaaaaaa', 0
  UNION ALL
  SELECT replace(s, 'a', 'aaaaaaaaaa'), n + 1 FROM t WHERE n < 30
)
SELECT max(length(s)) FROM t;
