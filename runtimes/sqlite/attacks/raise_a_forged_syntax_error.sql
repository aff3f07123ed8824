-- Claims that the text cannot be read, after it was read.
--
-- entry = "results"
-- category = "failure report"
-- ending = "raised"
-- message = "syntax error"
CREATE TABLE t (x);
CREATE TRIGGER g BEFORE INSERT ON t BEGIN SELECT raise(ABORT, 'near "x": syntax error'); END;
INSERT INTO t VALUES (1);
