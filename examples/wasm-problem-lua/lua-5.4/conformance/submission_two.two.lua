function f()
  return "two"
end
