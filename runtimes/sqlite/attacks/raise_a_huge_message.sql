-- Fails with a message of a megabyte.
--
-- entry = "results"
-- category = "failure report"
-- ending = "raised"
CREATE TABLE t (x);
CREATE TRIGGER g BEFORE INSERT ON t BEGIN SELECT raise(ABORT, hex(zeroblob(500000))); END;
INSERT INTO t VALUES (1);
