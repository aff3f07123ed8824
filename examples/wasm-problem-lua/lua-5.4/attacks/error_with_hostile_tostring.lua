-- Raises an error object whose text is never ready.
--
-- category = "failure report"
-- ending = "raised"
-- message = "without a field"
function attack()
  error(setmetatable({}, { __tostring = function()
    while true do
    end
  end, __index = function()
    return "forged"
  end }))
end
