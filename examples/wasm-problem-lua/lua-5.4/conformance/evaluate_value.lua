factor = 2

function scaled(n)
  return factor * n
end
