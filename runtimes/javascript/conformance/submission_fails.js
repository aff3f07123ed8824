const grade = (answer, problem) => answer.call("f") === 1;
