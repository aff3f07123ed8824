-- Writes into the tables beneath a full-text search.
--
-- entry = "results"
-- category = "interpreter"
-- ending = "raised"
-- message = "may not be modified"
CREATE VIRTUAL TABLE f USING fts5 (x);
INSERT INTO f VALUES ('a b c');
UPDATE f_data SET block = zeroblob(50) WHERE id > 10;
SELECT * FROM f WHERE f MATCH 'a';
