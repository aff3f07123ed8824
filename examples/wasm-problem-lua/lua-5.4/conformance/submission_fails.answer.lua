function f()
  error("a learner's mistake") -- <here>
end
