// Closes brackets and comments that a runtime might have put around a program.
//
// category = "harness"
// ending = ["syntax"]
function attack() {
  return 1;
}
}); }}) /* ` ' " */ */ (function () { return "escaped";
