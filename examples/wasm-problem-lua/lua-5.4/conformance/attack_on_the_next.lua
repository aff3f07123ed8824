function spoil()
  local function broken() error("spoiled") end
  print, string.format, json.encode, os.time, math.random = broken, broken, broken, broken, broken
  return 1
end

function good()
  print("good")
  return { "good", 2 }
end
