// Returns a list of promises: only the result itself is awaited.
//
// category = "result not JSON"
// ending = "bad-value"
// message = "Promise"
const attack = async () => [Promise.resolve(1)];
