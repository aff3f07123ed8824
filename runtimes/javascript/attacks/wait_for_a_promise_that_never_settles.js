// Awaits a promise that nothing will settle.
//
// category = "waiting for ever"
// ending = "raised"
// message = "nothing will settle"
const attack = () => new Promise(() => {});
