// Returns, out of an async function, something like a promise that never calls back.
//
// category = "waiting for ever"
// ending = "raised"
// message = "nothing will settle"
const attack = async () => ({ then() {} });
