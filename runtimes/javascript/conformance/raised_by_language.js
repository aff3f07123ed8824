function unknown() {
  return no_such_function(); // <unknown>
}

function nothing() {
  return null.x; // <nothing>
}
