const grade = (answer, problem) => ({ score: answer.call("f", 20) === 42 ? 1 : 0, message: "looked" });
