const number = 7;
const text = "t";

function present() {
  function hidden() {
    return 2;
  }
  return hidden() - 1;
}
