// Returns an object whose keys are names that mean something to JavaScript and to Python.
//
// category = "result not JSON"
// ending = "value"
// value = {__proto__ = {a = 1}, constructor = "c", toString = 1, "" = 0, __class__ = "x", hasOwnProperty = false}
const attack = () =>
  JSON.parse('{"__proto__": {"a": 1}, "constructor": "c", "toString": 1, "": 0, "__class__": "x", "hasOwnProperty": false}');
