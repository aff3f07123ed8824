-- Fills weak tables whose values hold their keys, which the collector has to untangle.
--
-- category = "gc"
-- ending = ["fuel", "memory"]
function attack()
  local weak = setmetatable({}, { __mode = "k" })
  local last = {}
  while true do
    local key = {}
    weak[key] = last
    last = key
  end
end
