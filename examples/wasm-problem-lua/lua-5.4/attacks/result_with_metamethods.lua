-- Returns tables whose metamethods lie about what is in them, or never come back.
--
-- category = "result not JSON"
-- ending = "value"
-- value = [ [ 1, 2 ], { a = 3 }, [  ] ]
local function never()
  while true do
  end
end

local liar = { __index = never, __pairs = never, __ipairs = never, __len = never, __tostring = never, __name = never }

function attack()
  return { setmetatable({ 1, 2 }, liar), setmetatable({ a = 3 }, liar), setmetatable({}, liar) }
end
