function twice(n)
  return 2 * n
end

function join(texts, separator)
  return table.concat(texts, separator)
end

function nothing()
end
