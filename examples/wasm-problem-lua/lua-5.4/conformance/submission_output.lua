function grade(answer, problem)
  local outcome = answer:calls({ { "speak", "hello" } })[1]
  local right = outcome.value == 7 and outcome.stdout == "hello\n" and outcome.stderr == "careful\n"
  return { score = right and 1 or 0, message = outcome.stdout }
end
