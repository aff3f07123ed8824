function grade(answer, problem)
  local variables = problem.variables
  local parts = { variables.n, problem.attempt, variables.list[1], variables.object.deep }
  return { score = 1, message = table.concat(parts, " ") }
end

function seed(problem)
  return problem.seed
end
