-- Changes settings through the functions that stand for them.
--
-- entry = "results"
-- category = "harness"
-- ending = "raised"
SELECT * FROM pragma_cache_size(100000000);
