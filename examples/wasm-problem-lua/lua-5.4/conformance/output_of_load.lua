print("loaded")

function hello()
  print("hello")
end
