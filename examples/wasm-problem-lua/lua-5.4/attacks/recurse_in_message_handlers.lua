-- Raises errors in the handler of errors of the handler of errors.
--
-- category = "recursion"
-- ending = "value"
-- value = false
function attack()
  local function handler(message)
    local value = handler(message)
    return value
  end
  return (xpcall(error, handler, "x"))
end
