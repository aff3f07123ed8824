function write() {
  console.log("one");
  console.error("first");
  console.log("zwei äöü 😀");
  console.error("second");
  return "done";
}

function unfinished() {
  process.stdout.write("no end");
}

function unfinished_failure() {
  process.stdout.write("so far");
  throw new Error("after that");
}

function fail() {
  console.log("before");
  throw new Error("after that");
}

function bad() {
  console.log("before");
  return fail;
}

function loop() {
  console.log("before");
  console.error("careful");
  for (;;) {}
}

function lines(n) {
  for (let number = 1; number <= n; number++) {
    console.log(number);
  }
}

function pieces(n) {
  for (let i = 0; i < n; i++) {
    process.stdout.write("x");
  }
}

function line(n) {
  console.log("x".repeat(n));
}

function errors(n) {
  console.error("x".repeat(n));
}

function persist() {
  for (;;) {
    try {
      console.log("x".repeat(100));
    } catch {
      // And on it goes.
    }
  }
}
