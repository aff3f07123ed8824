function grade(answer, problem)
  local twice = answer:call("twice", 21)
  local joined = answer:call("join", { "a", "ü", "😀" }, "-")
  local nothing = answer:call("nothing")
  local right = twice == 42 and joined == "a-ü-😀" and nothing == nil
  return { score = right and 1 or 0, message = joined }
end
