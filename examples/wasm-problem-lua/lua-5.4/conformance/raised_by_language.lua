function unknown()
  no_such_function() -- <unknown>
end

function nothing()
  local it = nil
  return it.x -- <nothing>
end
