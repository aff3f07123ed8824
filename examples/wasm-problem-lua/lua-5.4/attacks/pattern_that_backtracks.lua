-- Matches a pattern that goes back again and again.
--
-- category = "inside one C call"
-- ending = "fuel"
function attack()
  return string.find(string.rep("a", 30000), string.rep("a*", 12) .. "b")
end
