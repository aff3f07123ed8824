function twice(n)
  return 3 * n
end

function join()
  return "x"
end

function nothing()
end
