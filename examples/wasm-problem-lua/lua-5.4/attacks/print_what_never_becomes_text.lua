-- Prints an object whose text is never ready, then one whose text is none.
--
-- category = "output flood"
-- ending = "raised"
-- message = "'__tostring' must return a string"
function attack()
  print(setmetatable({}, { __tostring = function()
    return {}
  end }))
end
