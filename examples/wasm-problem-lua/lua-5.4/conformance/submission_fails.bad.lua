function f()
  return print
end
