// Pollutes prototypes, and prints, fails, waits and reads afterwards.
//
// category = "monkeypatching"
// ending = "raised"
// message = "^Error: told"
Object.prototype.message = "polluted";
Object.prototype.toString = Object.prototype.valueOf = () => null.x;
Object.prototype[Symbol.toPrimitive] = () => null.x;
Object.prototype[Symbol.toStringTag] = "polluted";
Array.prototype.toString = Array.prototype.join = () => null.x;
String.prototype.toString = String.prototype.padEnd = String.prototype.split = () => null.x;
RegExp.prototype.exec = RegExp.prototype[Symbol.replace] = () => null.x;
Promise.prototype.then = Promise.prototype.constructor = null;
Error.prototype.name = "Polluted";
Error.prototype.toString = () => null.x;
Function.prototype.call = Function.prototype.apply = Function.prototype.bind = () => null.x;
Function.prototype[Symbol.hasInstance] = null;

async function attack() {
  console.log({ a: [1] }, "x", 1, new Error("printed"));
  console.table?.([{ a: 1 }]);
  setTimeout(() => console.log("later"), 1);
  await new Promise((resolve) => setTimeout(resolve, 5));
  readLine();
  const error = new Error("told");
  error.name = "Error";
  throw error;
}
