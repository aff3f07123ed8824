-- Repeats a text by one call of the library, up to sizes that do not fit.
--
-- category = "memory by str"
-- ending = "value"
-- value = [ false, false, false ]
function attack()
  local made = {}
  for _, times in ipairs({ 1 << 30, (1 << 31) - 1, math.maxinteger }) do
    made[#made + 1] = pcall(string.rep, "x", times)
  end
  return made
end
