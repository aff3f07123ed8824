-- Ends the program from within a finalizer, while the collector works.
--
-- category = "exit"
-- ending = "value"
-- main = true
setmetatable({}, { __gc = function()
  os.exit(0)
end })
while true do
  collectgarbage()
end
