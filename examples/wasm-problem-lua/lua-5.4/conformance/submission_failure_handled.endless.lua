function f()
  while true do
  end
end
