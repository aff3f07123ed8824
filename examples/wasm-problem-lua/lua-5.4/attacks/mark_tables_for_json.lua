-- Marks tables as arrays of a length that they do not have, for the writer of results.
--
-- category = "result too large"
-- ending = ["bad-value", "memory", "fuel"]
function attack()
  return json.array({}, 1 << 40)
end
