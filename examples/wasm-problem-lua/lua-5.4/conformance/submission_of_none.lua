function use(answer)
  return answer:call("f")
end

function careful(answer)
  return pcall(use, answer) and "yes" or "no"
end
