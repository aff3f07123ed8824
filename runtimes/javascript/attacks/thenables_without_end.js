// Resolves a promise with something like a promise that resolves with another one, without end.
//
// category = "waiting for ever"
// ending = "fuel"
const endless = { then: (resolve) => resolve({ then: endless.then }) };
const attack = async () => endless;
