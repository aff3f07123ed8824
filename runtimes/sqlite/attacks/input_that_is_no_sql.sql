-- Is given the path of a file as its input, which is run as SQL.
--
-- category = "entry and arguments"
-- ending = "raised"
-- message = "^The input fails in line 1"
-- main = true
SELECT 1;
