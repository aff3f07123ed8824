function content()
  local file <close> = assert(io.open("bytes.bin", "rb"))
  return { string.byte(file:read("a"), 1, -1) }
end

function read(name)
  local file <close> = assert(io.open(name))
  return file:read("a")
end

function careful(name)
  local file = io.open(name)
  if not file then
    return "not there"
  end
  return file:read("a")
end
