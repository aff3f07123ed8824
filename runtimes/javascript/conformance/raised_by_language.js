function unknown() {
  return no_such_function(); // <unknown>
}

function nothing() {
  const absent = null;
  return absent.x; // <nothing>
}
