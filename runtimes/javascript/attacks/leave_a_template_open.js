// Ends in a template, so that what the runtime adds would be text of the program.
//
// category = "harness"
// ending = "syntax"
export const attack = () => rest;
const rest = `
