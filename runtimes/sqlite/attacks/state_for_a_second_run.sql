-- Counts how often it was run.
--
-- entry = "results"
-- runs = 3
-- category = "state left for a second run"
-- ending = "value"
CREATE TABLE runs (x);
INSERT INTO runs VALUES (1);
SELECT count(*) AS n FROM runs;
