function f() {
  return 1;
}

throw new Error("a learner's mistake"); // <here>
