// Waits for a number in shared memory to change, which nobody else can change.
//
// category = "locks"
// ending = ["raised", "value"]
// message = "wait|block|SharedArrayBuffer|Atomics"
function attack() {
  return Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}
