function speak(text) {
  console.log(text);
  console.error("careful");
  return 7;
}
