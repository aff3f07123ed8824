-- Catches the errors of json and of the sandbox, and raises them again where they mean something else.
--
-- category = "failure report"
-- ending = "raised"
-- message = "JSON does not have"
function attack()
  local _, failure = pcall(json.encode, print)
  local step = coroutine.wrap(function()
    error(failure, 0)
  end)
  step()
end
