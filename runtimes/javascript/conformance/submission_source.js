const grade = (answer, problem) => answer.source.includes("wanted");
