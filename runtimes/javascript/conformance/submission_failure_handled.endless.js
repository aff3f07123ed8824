function f() {
  for (;;) {}
}
