function grade(answer, problem)
  if type(answer) == "string" then
    return { score = 1, message = answer }
  elseif type(answer) == "number" then
    return { score = answer * 2 == 15 and 1 or 0, message = "number" }
  end
  return { score = 1, message = answer.name .. ": " .. answer.city }
end
