-- Looks for anything that differs from run to run: addresses, clocks, seeds, the order of keys.
--
-- category = "state left for a second run"
-- ending = "value"
-- value = true
-- runs = 3
function attack()
  local order = {}
  for key in pairs({ a = 1, b = 2, c = 3, d = 4, e = 5, [print] = 6, [{}] = 7 }) do
    order[#order + 1] = tostring(type(key) == "string" and key or type(key))
  end
  local seen = table.concat(order) .. os.time() .. os.clock() .. math.random(1 << 40) .. tostring(order)
  math.randomseed()
  was = was == nil
  return was and #seen > 20
end
