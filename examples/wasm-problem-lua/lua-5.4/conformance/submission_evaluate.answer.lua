more = 2

function twice(n)
  return 2 * n
end
