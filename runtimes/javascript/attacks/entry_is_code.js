// Asks for code as the name of the function to be called.
//
// category = "entry and arguments"
// ending = "missing-entry"
// entry = "(() => 'called')"
const attack = () => 1;
