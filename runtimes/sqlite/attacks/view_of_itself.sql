-- A view that reads itself.
--
-- entry = "results"
-- category = "recursion"
-- ending = "raised"
-- message = "circularly defined"
CREATE VIEW v AS SELECT * FROM w;
CREATE VIEW w AS SELECT * FROM v;
SELECT * FROM v;
