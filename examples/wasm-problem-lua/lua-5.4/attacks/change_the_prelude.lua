-- Changes what it can reach of the prelude by errors, answers and the problem.
--
-- category = "harness"
-- ending = "invalid-answer"
-- message = "kept"
function attack()
  local failure = InvalidAnswer("kept")
  pcall(setmetatable, failure, nil)
  pcall(rawset, getmetatable(failure), "__tostring", print)
  failure.__tostring, failure.extra, failure.__index = print, {}, print
  getmetatable("").__index.gmatch = nil
  tostring, setmetatable, rawget = nil, nil, nil
  error(failure)
end
