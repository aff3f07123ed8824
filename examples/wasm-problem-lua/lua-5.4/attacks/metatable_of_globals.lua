-- Puts a metatable on the globals, which answers for every name: the harness must not ask it for a function.
--
-- category = "harness"
-- ending = "missing-entry"
-- entry = "anything"
setmetatable(_G, { __index = function()
  return function()
    return "forged"
  end
end })
