-- Takes the functions of the harness off the stack and calls them with arguments of its own.
--
-- category = "frames"
-- ending = "value"
-- value = 0
function attack()
  local found = 0
  for level = 0, 30 do
    local info = debug.getinfo(level, "nSluf")
    if info and info.func then
      found = found + 1
      pcall(info.func, {}, 1, 2)
    end
  end
  return found
end
