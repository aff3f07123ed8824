-- Closes, replaces and misuses the standard streams, then prints.
--
-- category = "monkeypatching"
-- ending = "value"
-- value = "printed"
function attack()
  pcall(io.close)
  pcall(io.close, io.stdout)
  pcall(io.stdin.close, io.stdin)
  pcall(io.stdout.read, io.stdout, "a")
  pcall(io.stdin.write, io.stdin, "x")
  pcall(io.stdout.seek, io.stdout, "set", math.mininteger)
  pcall(io.stdin.seek, io.stdin, "set", math.maxinteger)
  pcall(io.read, math.maxinteger)
  pcall(io.read, -1)
  io.stdout, io.stdin, io.stderr = nil, nil, nil
  collectgarbage()
  print("still there")
  return "printed"
end
