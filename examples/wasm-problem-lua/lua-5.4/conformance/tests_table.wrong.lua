function double(n)
  return 2 * math.abs(n)
end
