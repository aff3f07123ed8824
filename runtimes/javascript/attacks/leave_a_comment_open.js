// Ends in a comment that goes on to whatever the runtime adds.
//
// category = "harness"
// ending = "syntax"
export const attack = () => 1;
/* and everything after it
