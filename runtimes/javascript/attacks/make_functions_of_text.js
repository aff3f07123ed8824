// Makes functions of texts in every way that there is: they reach what the program reaches, and nothing else.
//
// category = "interpreter"
// ending = "value"
// value = []
async function attack() {
  const found = [];
  const makers = [Function, (async () => 1).constructor, function* () {}.constructor, async function* () {}.constructor, (text) => (0, eval)(`(function () {${text}})`), (text) => setTimeout.constructor(text)];
  const names = ["$wasm_problem_code", "$wasm_problem_keep", "harness", "native", "writeOut", "openSession", "std", "os", "bjson", "scriptArgs", "print", "__proto__.harness"];
  for (const make of makers) {
    for (const name of names) {
      try {
        let value = make(`return typeof ${name}`)();
        value = (await value.next?.())?.value ?? (await value);
        if (value !== "undefined") found.push(name);
      } catch {
        continue;
      }
    }
  }
  return found;
}
