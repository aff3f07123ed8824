// Exits with status 0 while it is loaded, so that there is nothing left to be called.
//
// category = "exit"
// ending = "raised"
// message = "exited with status 0"
process.exit();
