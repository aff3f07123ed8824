function fail() {
  throw new Error("oh");
}

function careful() {
  try {
    fail();
  } catch (error) {
    return ["caught", error.message.includes("oh")];
  }
}
