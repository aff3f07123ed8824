function grade(answer, problem)
  return answer.source:find("wanted", 1, true) ~= nil
end
