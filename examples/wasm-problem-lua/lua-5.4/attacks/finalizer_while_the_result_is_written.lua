-- Empties the result in a finalizer, while it is being written.
--
-- category = "finalizers"
-- ending = "value"
-- value = 20000
function attack()
  local result = {}
  for i = 1, 20000 do
    result["a key that is long enough to be collected, number " .. i] = i
  end
  local function trap()
    setmetatable({}, { __gc = function()
      for key in next, result do
        result[key] = nil
      end
      trap()
    end })
  end
  collectgarbage("generational")
  trap()
  local text = json.encode(result)
  collectgarbage("stop")
  return select(2, text:gsub(": %d", ""))
end
