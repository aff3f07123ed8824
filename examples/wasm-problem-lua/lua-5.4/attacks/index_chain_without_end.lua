-- Looks a name up in a chain of tables that leads back to itself.
--
-- category = "infinite loop"
-- ending = "raised"
-- message = "'__index' chain too long"
function attack()
  local a, b = {}, {}
  setmetatable(a, { __index = b })
  setmetatable(b, { __index = a })
  return a.name
end
