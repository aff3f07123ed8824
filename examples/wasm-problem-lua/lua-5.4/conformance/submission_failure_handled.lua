function grade(answer, problem)
  local done, failure = pcall(answer.call, answer, "f")
  local expected = failure.message:find("a learner's mistake", 1, true)
  return { score = expected and 1 or 0.5, message = failure.cause .. " " .. (failure.line or "none") }
end
