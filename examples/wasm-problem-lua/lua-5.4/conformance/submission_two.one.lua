function f()
  return "one"
end
