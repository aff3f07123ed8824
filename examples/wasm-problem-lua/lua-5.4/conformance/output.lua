function fail()
  print("before")
  error("oh")
end

function bad()
  print("before")
  return print
end

function loop()
  print("before")
  io.stderr:write("careful\n")
  while true do
  end
end

function line(n)
  print(string.rep("x", n))
end

function errors(n)
  io.stderr:write(string.rep("x", n), "\n")
end

function persist()
  while true do
    pcall(print, string.rep("x", 100))
  end
end

function lines(n)
  for i = 1, n do
    print(i)
  end
end

function pieces(n)
  for _ = 1, n do
    io.write("x")
  end
end

function write()
  print("one")
  io.stderr:write("first\n")
  print("zwei äöü 😀")
  io.stderr:write("second\n")
  return "done"
end

function unfinished()
  io.write("no end")
end

function unfinished_failure()
  io.write("so far")
  error("oh")
end
