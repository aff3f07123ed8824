-- Raises a message that is far too long to be told.
--
-- category = "failure report"
-- ending = ["raised", "memory"]
-- message = "x|memory"
function attack()
  error(string.rep("x", 50000000))
end
