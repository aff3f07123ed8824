function inner(degrees) {
  throw new Error(`too cold: ${degrees}`); // <here>
}

function middle(degrees) {
  return inner(degrees) + 0;
}

function outer(degrees) {
  return middle(degrees) + 0;
}
