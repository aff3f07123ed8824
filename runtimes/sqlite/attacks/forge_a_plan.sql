-- Names a table so that the plan seems to use an index.
--
-- entry = "plan"
-- args = ["CREATE TABLE t (x); CREATE INDEX wanted ON t (x);"]
-- category = "harness"
-- ending = "value"
SELECT "t USING INDEX wanted (x=?)".rowid FROM t AS "t USING INDEX wanted (x=?)" NOT INDEXED;
