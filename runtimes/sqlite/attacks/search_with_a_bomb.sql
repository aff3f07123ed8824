-- A query for the full-text search that is nested deep.
--
-- entry = "results"
-- category = "decompression and parsing bombs"
-- ending = ["raised", "stack"]
CREATE VIRTUAL TABLE f USING fts5 (x);
INSERT INTO f VALUES ('a b c');
SELECT * FROM f WHERE f MATCH replace(hex(zeroblob(20000)), '0', '(') || 'a' || replace(hex(zeroblob(20000)), '0', ')');
