// Prints without end where a generator is closed, and in iterators that are asked to end.
//
// category = "output flood"
// ending = "output"
function* kept() {
  try {
    yield 1;
  } finally {
    for (;;) console.log("x".repeat(1000));
  }
}

function attack() {
  for (const each of kept()) {
    try {
      for (const other of kept()) throw other;
    } catch {
      return each;
    }
  }
}
