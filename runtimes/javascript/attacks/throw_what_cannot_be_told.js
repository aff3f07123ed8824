// Throws null, undefined, symbols, objects without a prototype, functions: each is told.
//
// category = "failure report"
// ending = "raised"
// main = true
Promise.reject(Symbol("x"));
Promise.reject(null);
Promise.reject(Object.create(null));
throw Object.assign(Object.create(null), { message: 1, stack: {}, name: Symbol("n") });
