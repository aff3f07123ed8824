// The fault below
// is on a line
// that none of the code
// which is evaluated
// has.

function fail() {
  throw new Error("in the program"); // <here>
}
