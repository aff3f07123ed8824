function text()
  return #string.rep("x", 2000000000)
end

function list()
  return #table.pack(table.unpack({}, 1, 1000000000))
end

function padded()
  return #string.format("%1000000000d", 1)
end

function caught()
  pcall(text)
  return "caught"
end
