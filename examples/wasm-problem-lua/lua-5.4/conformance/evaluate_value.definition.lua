later = 5
function twice_scaled(n)
  return scaled(scaled(n))
end
later = later + 0
