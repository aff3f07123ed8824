-- Fills a table with texts that are likely to have the same hash.
--
-- category = "memory by dict"
-- ending = ["fuel", "memory", "value"]
function attack()
  local filled = {}
  for i = 1, 200000 do
    filled[string.rep("x", 40) .. i] = i
  end
  return #filled
end
