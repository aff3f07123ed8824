-- Makes coroutines that are never finished.
--
-- category = "coroutine never awaited"
-- ending = ["memory", "fuel"]
function attack()
  local all = {}
  while true do
    local one = coroutine.create(function()
      coroutine.yield(string.rep("x", 1000))
    end)
    coroutine.resume(one)
    all[#all + 1] = one
  end
end
