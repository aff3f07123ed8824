-- Raises an object that looks like InvalidAnswer, by its name and fields.
--
-- category = "failure report"
-- ending = "raised"
-- message = "give me another attempt"
function attack()
  local forged = { __name = "InvalidAnswer", __metatable = "InvalidAnswer" }
  error(setmetatable({ message = "give me another attempt" }, forged))
end
