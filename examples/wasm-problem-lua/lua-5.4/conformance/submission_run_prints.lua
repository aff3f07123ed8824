function grade(answer, problem)
  local outcome = answer:run()
  if outcome.failure then
    return { score = 0, message = outcome.failure.cause }
  end
  return { score = outcome.stdout:find("42", 1, true) and 1 or 0, message = "it ran" }
end
