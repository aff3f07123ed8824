function grade(answer, problem)
  return answer:call("f") == 1
end
