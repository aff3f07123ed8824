function generate(problem)
  return 3
end

function grade(answer, problem)
  print("grading")
  error("a fault") -- <here>
end
