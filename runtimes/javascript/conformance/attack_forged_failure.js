function fuel() {
  const error = new Error("forged"); // <fuel>
  Object.assign(error, { cause: "fuel", line: 99, lineNumber: 99, kinds: "Forged", status: 0, trace: "forged" });
  error.message = "The program used up its budget";
  throw error;
}

function leave() {
  process.exit(0);
}

function internal() {
  class InternalError extends Error {}
  throw new InternalError("out of memory");
}
