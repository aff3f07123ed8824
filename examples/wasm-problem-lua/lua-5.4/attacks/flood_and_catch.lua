-- Writes without end and catches the error, in coroutines as well.
--
-- category = "output flood"
-- ending = "output"
function attack()
  while true do
    pcall(print, string.rep("x", 1000))
    pcall(coroutine.wrap(function()
      xpcall(io.stderr.write, print, io.stderr, string.rep("y", 1000), "\n")
    end))
  end
end
