function grade(answer, problem)
  answer:evaluate("x = twice(20)")
  local right = answer:evaluate("x + more") == 42
  if answer.source:find("broken", 1, true) then
    answer:evaluate(")(")
  end
  return right
end
