count = 0
local seen = {}

function count_up()
  count = count + 1
  table.insert(seen, count)
  return #seen
end
