-- Calls itself by a callback of the library, which needs the stack of C.
--
-- category = "recursion"
-- ending = "stack"
-- message = "C stack overflow"
function attack()
  return (string.gsub("x", "x", attack))
end
