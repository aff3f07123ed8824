-- Raises errors in finalizers, while the result is being made.
--
-- category = "finalizers"
-- ending = "value"
-- value = "done"
function attack()
  for _ = 1, 1000 do
    setmetatable({}, { __gc = function()
      error({ "not told" })
    end })
  end
  collectgarbage()
  return "done"
end
