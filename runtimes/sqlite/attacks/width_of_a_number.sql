-- Text of a billion spaces by the width of a number.
--
-- entry = "results"
-- category = "memory by str"
-- ending = ["raised", "value"]
-- message = "too big"
SELECT length(printf('%*d', 1000000000, 1)) AS n, length(printf('%.*f', 1000000000, 1.5)), length(format('%1000000000s', ''));
