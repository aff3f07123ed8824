function answer()
  return 42
end

function nothing()
  return nil
end
