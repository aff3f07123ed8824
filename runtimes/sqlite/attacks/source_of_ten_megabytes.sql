-- A program of ten megabytes.
--
-- entry = "results"
-- category = "source of 10 MB"
-- ending = "too-large"
-- prepare = "make_it_ten_megabytes"
SELECT 1;
