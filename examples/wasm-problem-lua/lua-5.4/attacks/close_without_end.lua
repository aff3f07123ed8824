-- Raises an error past variables that are to be closed, each of which starts anew.
--
-- category = "finalizers"
-- ending = ["fuel", "stack"]
function attack()
  local again <close> = setmetatable({}, { __close = function()
    attack()
  end })
  error("out")
end
