// Ends with status 0 while it is loaded.
//
// ending = "incorrect"
// tests = "error error fail fail fail error"
// score = 0
// shows = ["exited with status 0"]
console.log("All tests passed.");
process.exit(0);
