-- Calls itself by every metamethod there is.
--
-- category = "recursion"
-- ending = "stack"
local deep = {}
for _, event in ipairs({ "__index", "__add", "__concat", "__len", "__eq", "__lt", "__call", "__tostring" }) do
  deep[event] = function(a, b)
    return tostring(a) .. a + b
  end
end

function attack()
  return setmetatable({}, deep) + setmetatable({}, deep)
end
