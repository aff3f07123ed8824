function grade(answer, problem)
  return { score = answer:call("f", 20) == 42 and 1 or 0, message = "looked" }
end
