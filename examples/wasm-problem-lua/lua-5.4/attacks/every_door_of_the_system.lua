-- Opens every door to the operating system that the library of Lua has.
--
-- category = "host files"
-- ending = "value"
-- value = 0
function attack()
  local secret = io.read()
  local opened = 0
  for _, door in ipairs({
    function() return io.open(secret) end,
    function() return io.open(secret, "w") end,
    function() return io.open(secret, "a+") end,
    function() return io.open("../../" .. secret) end,
    function() return io.lines(secret) end,
    function() return io.input(secret) end,
    function() return io.output(secret) end,
    function() return io.popen("cat " .. secret) end,
    function() return io.tmpfile() end,
    function() return dofile(secret) end,
    function() return loadfile(secret) end,
    function() return os.remove(secret) end,
    function() return os.rename(secret, "x") end,
    function() return os.tmpname() end,
    function() return os.execute("ls") end,
    function() return os.getenv("WASM_PROBLEM_SECRET") end,
    function() return os.getenv("PATH") end,
    function() return package.loadlib(secret, "*") end,
    function() return require(secret) end,
    function() return os.setlocale("de_DE.UTF-8") end,
  }) do
    local ok, value = pcall(door)
    if ok and value then
      opened = opened + 1
    end
  end
  return opened
end
