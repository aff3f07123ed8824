// Exits with status 0 in the function that is called.
//
// category = "exit"
// ending = "raised"
// message = "exited with status 0"
function attack() {
  try {
    process.exit(0);
  } finally {
    return 1;
  }
}
