-- Sorts by an order that contradicts itself, and by one that changes the table.
--
-- category = "inside one C call"
-- ending = "value"
-- value = "sorted"
function attack()
  local list = {}
  for i = 1, 5000 do
    list[i] = i % 7
  end
  pcall(table.sort, list, function()
    return true
  end)
  pcall(table.sort, list, function(a, b)
    list[#list + 1] = 1
    list[1] = nil
    return a > b
  end)
  return "sorted"
end
