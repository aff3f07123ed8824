// Walks through an array of four billion elements, none of which is there.
//
// category = "inside one C call"
// ending = "fuel"
function attack() {
  const array = [];
  array.length = 2 ** 32 - 1;
  return array.includes(1) || array.findLast((each) => each) || array.indexOf(1, 1);
}
