function broken() {
  throw new Error("spoiled");
}

function spoil() {
  console.log = JSON.stringify = String.prototype.concat = Date.now = Math.random = broken;
  return 1;
}

function good() {
  console.log("good");
  return [JSON.parse(JSON.stringify("good")), 2];
}
