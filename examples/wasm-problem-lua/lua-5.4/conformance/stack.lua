function deep(n)
  return 1 + deep(n + 1) -- <here>
end

function other(n)
  return 1 + mutual(n + 1)
end

function mutual(n)
  return 1 + other(n + 1)
end

function caught()
  pcall(deep, 0)
  return "caught"
end

function levels(n)
  if n == 0 then
    return 0
  end
  return 1 + levels(n - 1)
end
