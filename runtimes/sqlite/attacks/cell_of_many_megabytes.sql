-- A single value that is too large to be handed on.
--
-- entry = "results"
-- category = "result too large"
-- ending = "raised"
-- message = "the result is too large"
SELECT hex(zeroblob(4000000));
