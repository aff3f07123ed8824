local count = 0

function count_up()
  count = count + 1
  return count
end

function endless()
  while true do
  end
end
