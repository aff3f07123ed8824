while true do
  print("more and more and more")
end
