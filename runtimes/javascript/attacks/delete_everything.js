// Deletes every global, and everything that hangs on them.
//
// category = "monkeypatching"
// ending = "value"
// value = [1, {a = "x"}]
function attack() {
  return [1, { a: "x" }];
}

const { ownKeys, deleteProperty } = Reflect;
const global = globalThis;
const objects = [];
const globals = ownKeys(globalThis);
for (const name of globals) {
  if (name === "attack") continue;
  objects.push(globalThis[name], globalThis[name]?.prototype);
}
for (let i = 0; i < objects.length; i++) {
  if (typeof objects[i] !== "object" && typeof objects[i] !== "function") continue;
  const keys = objects[i] === null || objects[i] === globalThis ? [] : ownKeys(objects[i]);
  for (let j = 0; j < keys.length; j++) deleteProperty(objects[i], keys[j]);
}
for (let i = 0; i < globals.length; i++) if (globals[i] !== "attack") deleteProperty(global, globals[i]);
