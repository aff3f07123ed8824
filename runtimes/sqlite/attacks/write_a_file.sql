-- Writes the database into a file of the server.
--
-- entry = "results"
-- category = "host files"
-- ending = "raised"
-- message = "not available here"
CREATE TABLE t (x);
INSERT INTO t VALUES ('evil');
VACUUM INTO '/tmp/evil.db';
