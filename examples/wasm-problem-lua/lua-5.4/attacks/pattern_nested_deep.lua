-- Matches a pattern that nests deeper than the stack of C.
--
-- category = "inside one C call"
-- ending = "raised"
-- message = "pattern too complex"
function attack()
  return string.find(string.rep("x", 300000), string.rep("x?", 300000))
end
