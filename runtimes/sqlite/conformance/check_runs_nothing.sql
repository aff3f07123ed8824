-- é 😀: rows without end, of which none comes out.
WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)
SELECT count(*) FROM n;
