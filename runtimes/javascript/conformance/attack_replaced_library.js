const forged = () => "forged";
const number = () => 42;

JSON.stringify = JSON.parse = forged;
Object.prototype.toJSON = Array.prototype.toJSON = String.prototype.toJSON = number;
Number.isFinite = Number.isInteger = globalThis.isFinite = Array.isArray = () => true;
Object.keys = Object.entries = Object.values = Object.getOwnPropertyNames = () => [];
Reflect.ownKeys = Reflect.apply = Reflect.get = number;
Function.prototype.call = Function.prototype.apply = Function.prototype.toString = number;
Array.prototype[Symbol.iterator] = function* () {
  yield "forged";
};
Array.prototype.join = Array.prototype.map = Array.prototype.push = forged;
String.prototype.replace = String.prototype.split = String.prototype.includes = forged;
RegExp.prototype.exec = RegExp.prototype.test = forged;
Error.prepareStackTrace = forged;
Error.prototype.toString = forged;
Object.defineProperty(Object.prototype, "then", { value: undefined });
Promise.prototype.then = forged;
Promise.resolve = forged;

function honest() {
  return { a: [1, "x", null], b: 2.5 };
}

function dishonest() {
  return NaN;
}

function a_function() {
  return honest;
}

function fail() {
  throw new Error("honestly"); // <here>
}
