-- Resumes a coroutine in a coroutine in a coroutine, for the stack of C.
--
-- category = "recursion"
-- ending = ["stack", "raised"]
-- message = "C stack overflow"
function attack()
  return coroutine.wrap(attack)()
end
