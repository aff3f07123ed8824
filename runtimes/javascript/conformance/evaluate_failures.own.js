throw new Error("in the code");
