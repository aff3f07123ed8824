-- Columns and values full of quotes and control characters.
--
-- entry = "results"
-- category = "result not JSON"
-- ending = "value"
SELECT '"],"rows":[[1]]}' AS """],""rows"":[[1]]}", char(0, 7, 27, 8238, 65535, 1114111) AS "\u0000", 9e999 AS "Infinity", -9e999, x'FF', cast(x'FFFE00' AS TEXT);
