function shout(what)
  print(what)
end
