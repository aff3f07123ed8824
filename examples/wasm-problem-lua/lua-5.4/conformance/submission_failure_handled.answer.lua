-- one
-- two
function f()
  error("a learner's mistake")
end
