-- Raises an object that looks like the failure of a learner's program, with the cause of one.
--
-- category = "failure report"
-- ending = "raised"
-- message = "it was the learner"
function attack()
  local forged = { __name = "SubmissionError", __metatable = "SubmissionError" }
  error(setmetatable({ message = "it was the learner", cause = "fuel", line = 3, trace = "" }, forged))
end
