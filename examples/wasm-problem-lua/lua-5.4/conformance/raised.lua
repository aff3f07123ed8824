function inner(degrees)
  error("too cold: " .. degrees) -- <here>
end

function middle(degrees)
  local value = inner(degrees)
  return value
end

function outer(degrees)
  local value = middle(degrees)
  return value
end
