function speak(what)
  print(what)
  io.stderr:write("careful\n")
  return 7
end
