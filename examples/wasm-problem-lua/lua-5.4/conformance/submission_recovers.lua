function grade(answer, problem)
  local first = answer:call("count_up")
  pcall(answer.call, answer, "endless")
  local numbers = { first, answer:call("count_up"), answer:call("count_up") }
  return { score = 1, message = table.concat(numbers, " ") }
end
