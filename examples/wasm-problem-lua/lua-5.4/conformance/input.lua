function everything()
  return io.read("a")
end

function two()
  return { io.read(), io.read() }
end

function count_lines()
  local count = 0
  for _ in io.lines() do
    count = count + 1
  end
  return count
end

function line()
  return io.read("l") or "none"
end
