-- Pads a text to two gigabytes by one call of the library.
--
-- category = "inside one C call"
-- ending = ["fuel", "memory", "raised"]
function attack()
  return #string.pack("c2147483647", "")
end
