for (;;) {
  console.log("a line that is long enough");
}
