function g()
  return 1
end
