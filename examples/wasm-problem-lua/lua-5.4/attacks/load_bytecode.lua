-- Loads bytecode, which could do anything to the interpreter.
--
-- category = "interpreter"
-- ending = "value"
-- value = [ false, false, false, false, false ]
local code = string.dump(function()
  return 1
end)

local function loaded(...)
  local ok, chunk = pcall(load, ...)
  return ok and chunk ~= nil
end

function attack()
  local parts = { code:sub(1, 4), code:sub(5) }
  return {
    loaded(code),
    loaded(code, "=x", "b"),
    loaded(code, "=x", "bt"),
    loaded(function() return table.remove(parts, 1) end, "=x", "b"),
    loaded(function() return table.remove(parts, 1) end, "=x", "tb"),
  }
end
