console.log("loading");

function f() {
  return 1;
}

throw new Error("not today"); // <here>
