-- A LIKE pattern of a megabyte.
--
-- entry = "results"
-- category = "inside one C call"
-- ending = "raised"
-- message = "pattern too complex"
SELECT 'a' LIKE replace(hex(zeroblob(500000)), '0', '%a');
