local count = 0

function count_up()
  count = count + 1
  return count
end

function fail()
  count = count + 10
  error("oh")
end
