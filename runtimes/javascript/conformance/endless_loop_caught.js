function stubborn() {
  for (;;) {
    try {
      for (;;) {}
    } catch {
      // And on it goes.
    } finally {
      for (;;) {}
    }
  }
}

const top = () => 1;
