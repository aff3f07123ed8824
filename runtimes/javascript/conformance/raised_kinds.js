class TooCold extends Error {}

class Frozen extends TooCold {}

function cold() {
  throw new TooCold("brr");
}

function frozen() {
  throw new Frozen("brr");
}
