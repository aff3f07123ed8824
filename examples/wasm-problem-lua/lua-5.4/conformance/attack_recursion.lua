local function lists(levels)
  local list = {}
  for _ = 1, levels do
    list = { list }
  end
  return list
end

function nested()
  return lists(100000)
end

function parsed()
  local done = pcall(json.decode, string.rep("[", 50000) .. string.rep("]", 50000))
  return done and "read" or "refused"
end

function shown()
  json.encode(lists(100000))
  return 1
end

function sorted()
  local function compare(a, b)
    table.sort({ 3, 1, 2 }, compare)
    return a < b
  end
  table.sort({ 3, 1, 2 }, compare)
end
