function seconds()
  return os.time()
end

function year()
  return os.date("!*t").year
end

function order()
  local first = os.clock()
  return os.clock() >= first
end
