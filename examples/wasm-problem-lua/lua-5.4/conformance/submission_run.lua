function grade(answer, problem)
  local first, second = answer:run("20\n22\n"), answer:run("1\n2\n")
  local score = 0
  if not first.failure and first.stdout == "42\n" then
    score = score + 0.5
  end
  if not second.failure and second.stdout == "3\n" then
    score = score + 0.5
  end
  return { score = score, message = first.stdout }
end
