console.log("loaded");

function hello() {
  console.log("hello");
}
