error("a learner's mistake") -- <here>
