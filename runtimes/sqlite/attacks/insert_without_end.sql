-- Fills a table until there is no more room.
--
-- entry = "results"
-- category = "memory by list"
-- ending = ["memory", "fuel"]
-- limits = {fuel = 20_000_000_000}
CREATE TABLE t (x);
WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) INSERT INTO t SELECT hex(zeroblob(500000)) FROM n;
