local values = {
  0, -1, 2.5, true, json.null, "", "é 😀", {}, { 1, { 2 } }, { a = { b = {} } }, { [""] = 1 },
}

function grade(answer, problem)
  local equal = 0
  for _, value in ipairs(values) do
    local back = answer:call("echo", value)
    if back == nil then
      back = json.null
    end
    if json.encode(back) == json.encode(value) then
      equal = equal + 1
    end
  end
  return equal / #values
end
