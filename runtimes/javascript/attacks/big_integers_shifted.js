// Shifts numbers by more bits than there are in the world, and catches what comes of it.
//
// category = "inside one C call"
// ending = "value"
// value = ["0", "-1", "RangeError", "RangeError", "0"]
function attack() {
  const caught = (compute) => {
    try {
      return String(compute());
    } catch (error) {
      return error.name;
    }
  };
  const far = 2n ** 63n;
  return [
    caught(() => 1n >> far),
    caught(() => -1n >> far),
    caught(() => 1n << far),
    caught(() => 1n >> -far),
    caught(() => BigInt.asIntN(0, far)),
  ];
}
