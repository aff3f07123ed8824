function numbers()
  local drawn = {}
  for i = 1, 20 do
    drawn[i] = math.random(0, 999999)
  end
  return drawn
end

function fractions()
  local drawn = {}
  for i = 1, 5 do
    drawn[i] = math.random()
  end
  return drawn
end

function spread()
  local counts = {}
  for _ = 1, 1000 do
    local drawn = math.random(0, 9)
    counts[drawn] = (counts[drawn] or 0) + 1
  end
  for digit = 0, 9 do
    if (counts[digit] or 0) < 40 then
      return false
    end
  end
  return true
end

function coin()
  local below = 0
  for _ = 1, 200 do
    if math.random() < 0.5 then
      below = below + 1
    end
  end
  return below >= 60 and below <= 140
end
