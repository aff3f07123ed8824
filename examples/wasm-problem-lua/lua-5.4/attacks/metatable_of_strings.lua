-- Changes the metatable that all strings share, so that the harness might call the program.
--
-- category = "monkeypatching"
-- ending = "value"
-- value = { a = "x", b = [ 1, "y" ] }
local shared = getmetatable("")
for _, event in ipairs({ "__index", "__newindex", "__eq", "__lt", "__le", "__len", "__concat", "__call", "__tostring", "__gc" }) do
  shared[event] = function()
    while true do
    end
  end
end

function attack()
  return { a = "x", b = { 1, "y" } }
end
