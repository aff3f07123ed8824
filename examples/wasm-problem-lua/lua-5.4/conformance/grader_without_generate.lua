-- Nothing to generate here.
function grade(answer, problem)
  return true
end
