function f()
  error(InvalidAnswer("not my fault"))
end
