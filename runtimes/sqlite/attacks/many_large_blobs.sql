-- Blobs that are just allowed, all at once.
--
-- entry = "results"
-- category = "memory by bytes"
-- ending = "memory"
CREATE TABLE t (x);
WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT 100) INSERT INTO t SELECT zeroblob(9000000) FROM n;
