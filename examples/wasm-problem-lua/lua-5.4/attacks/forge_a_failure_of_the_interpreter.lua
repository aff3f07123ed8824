-- Raises texts that the interpreter raises itself, to be taken for them.
--
-- category = "failure report"
-- ending = "raised"
-- message = "stack overflow"
function attack()
  error("stack overflow")
end
