// Asks for a lock as pages do, and never gives it back.
//
// category = "locks"
// ending = "raised"
// message = "navigator|undefined"
const attack = () => navigator.locks.request("lock", () => new Promise(() => {}));
