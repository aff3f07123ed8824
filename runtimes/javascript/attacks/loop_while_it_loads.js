// Loops for ever while it is loaded.
//
// category = "infinite loop"
// ending = "fuel"
while (true);
