-- Gives objects finalizers that loop, allocate and bring the object back to life.
--
-- category = "finalizers"
-- ending = ["fuel", "memory"]
function attack()
  kept = {}
  local mortal = {}
  mortal.__gc = function(object)
    kept[#kept + 1] = object
    setmetatable(object, mortal)
    for _ = 1, 1000 do
      setmetatable({}, mortal)
    end
  end
  setmetatable({}, mortal)
  while true do
    collectgarbage()
  end
end
