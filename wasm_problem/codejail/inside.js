// What runs in the sandbox around an author's script, in JavaScript runtimes: its global variables are its result.
function execute(request) {
  const [code, names] = JSON.parse(request);
  const own = new Set(Object.getOwnPropertyNames(globalThis));
  const { parse, stringify } = JSON;
  Object.assign(globalThis, names);
  try {
    (0, eval)(code);
  } catch (error) {
    const text = error instanceof Error ? `${error.name}: ${error.message}\n${error.stack ?? ""}` : `${error}`;
    return [1, text];
  }
  const left = {};
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    if (own.has(name) && !(name in names)) continue;
    try {
      const text = stringify(globalThis[name]);
      if (text !== undefined) left[name] = parse(text);
    } catch {
      // What JSON cannot hold is left out, as in Python.
    }
  }
  return stringify(left);
}
