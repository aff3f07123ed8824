local function look_closer(answer)
  if answer == "??" then
    error(InvalidAnswer("Type **one** city."))
  end
end

function grade(answer, problem)
  if answer == "?" then
    error(InvalidAnswer("Type a city."))
  end
  look_closer(answer)
  return true
end
