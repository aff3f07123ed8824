// Sets a timer with a delay that throws when it is read.
//
// category = "waiting for ever"
// ending = "raised"
// message = "symbol|number"
const attack = () => setTimeout(() => 1, Symbol("soon"));
