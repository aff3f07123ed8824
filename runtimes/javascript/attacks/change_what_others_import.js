// Changes what modules export: their objects, their functions, the namespace itself.
//
// category = "sys.modules"
// ending = "value"
// value = []
async function attack() {
  const namespace = await import("wasm-problem");
  const changed = [];
  for (const name of Object.keys(namespace)) {
    try {
      namespace[name] = "forged";
      if (namespace[name] === "forged") changed.push(name);
    } catch {
      continue;
    }
  }
  try {
    Object.defineProperty(namespace, "forged", { value: 1 });
    changed.push("forged");
  } catch {
    return changed;
  }
  return changed;
}
