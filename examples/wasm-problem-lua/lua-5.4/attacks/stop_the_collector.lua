-- Stops the collector and sets it to do nothing, then makes garbage.
--
-- category = "gc"
-- ending = ["memory", "fuel"]
function attack()
  collectgarbage("stop")
  collectgarbage("setpause", 1000)
  collectgarbage("incremental", 1000, 1, 1)
  while true do
    local _ = string.rep("x", 100000) .. os.clock()
  end
end
