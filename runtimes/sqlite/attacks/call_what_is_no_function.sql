-- Is called by the name of a grader.
--
-- entry = "grade"
-- args = ["x", {"$wasm-problem" = "problem", seed = 1, variables = {}, attempt = 1}]
-- category = "entry and arguments"
-- ending = "missing-entry"
SELECT 1;
