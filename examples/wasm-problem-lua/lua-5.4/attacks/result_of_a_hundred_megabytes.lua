-- Returns a text that the memory holds once, but not twice.
--
-- category = "result too large"
-- ending = ["bad-value", "memory"]
function attack()
  return string.rep("0123456789", 10000000)
end
