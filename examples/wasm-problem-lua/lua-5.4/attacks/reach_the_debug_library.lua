-- Uses the parts of the debug library that look into the interpreter.
--
-- category = "interpreter"
-- ending = "value"
-- value = 15
function attack()
  local refused = 0
  for _, name in ipairs({
    "debug", "gethook", "getlocal", "getmetatable", "getregistry", "getupvalue", "getuservalue", "setcstacklimit",
    "sethook", "setlocal", "setmetatable", "setupvalue", "setuservalue", "upvalueid", "upvaluejoin",
  }) do
    local ok, message = pcall(debug[name], print, 1, 1, 1)
    if not ok and message:find("the sandbox does not let a program look into the interpreter", 1, true) then
      refused = refused + 1
    end
  end
  return refused
end
