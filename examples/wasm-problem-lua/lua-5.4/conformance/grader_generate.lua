function generate(problem)
  local seen = {}
  for _ = 1, 200 do
    local drawn = problem.random(3, 5)
    assert(drawn >= 3 and drawn <= 5)
    seen[drawn] = true
  end
  assert(seen[3] and seen[4] and seen[5])
  return { a = problem.random(1, 1000), b = problem.random(1, 1000), names = { "x", "y" } }
end

function grade(answer, problem)
  return answer == problem.variables.a + problem.variables.b
end
