WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n)
SELECT x, 'a row of more than twenty characters' FROM n;
