-- Fills the memory, catches the error, and then returns much.
--
-- category = "result too large"
-- ending = ["memory", "bad-value", "fuel"]
function attack()
  kept = {}
  pcall(function()
    while true do
      kept[#kept + 1] = string.rep("x", 1000000) .. #kept
    end
  end)
  pcall(function()
    while true do
      kept[#kept + 1] = string.rep("x", 1000) .. #kept
    end
  end)
  return kept
end
