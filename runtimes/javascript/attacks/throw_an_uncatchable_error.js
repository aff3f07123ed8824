// Catches what ends a program, and throws it again from elsewhere.
//
// category = "failure report"
// ending = ["raised", "value"]
// value = "not caught"
function attack() {
  let caught = null;
  const ways = [() => process.exit(1), () => process.abort(), () => process.stdout.write("x".repeat(10))];
  try {
    ways[2]();
    ways[0]();
  } catch (error) {
    caught = error;
  }
  if (caught) throw caught;
  return "not caught";
}
