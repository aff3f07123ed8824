function text() {
  throw "just text";
}

function nothing() {
  throw null;
}

function long() {
  throw new Error("x".repeat(100000));
}

function lines() {
  throw new Error("one\ntwo\nprogram.js:99"); // <lines>
}
