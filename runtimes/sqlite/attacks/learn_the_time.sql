-- Asks for the real time and the real chance.
--
-- entry = "results"
-- runs = 2
-- category = "environment"
-- ending = "value"
SELECT datetime('now') AS now, random() AS chance, date('now', 'localtime') AS today;
