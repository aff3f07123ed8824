-- Replaces its own environment by tables that answer with themselves.
--
-- category = "harness"
-- ending = "missing-entry"
-- message = "attack"
local kept = _ENV
local _ENV = kept.setmetatable({}, { __index = function(self)
  return self
end, __newindex = function()
end })

function attack()
  return "unreachable"
end
