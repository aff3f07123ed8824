// Returns a list, a map and a text of classes that lie about their length, their elements and their type.
//
// category = "result not JSON"
// ending = ["value", "bad-value"]
// value = [[1], {a = 1}]
function attack() {
  class List extends Array {
    get length() {
      return 1000;
    }
    get [Symbol.toStringTag]() {
      return "Number";
    }
    *[Symbol.iterator]() {
      yield "forged";
    }
  }
  class Table extends Map {
    get size() {
      return 0;
    }
    entries() {
      return [["forged", 1]];
    }
    get(key) {
      return "forged";
    }
  }
  Table.prototype[Symbol.iterator] = Table.prototype.forEach = Table.prototype.entries;
  return [List.of(1), new Table([["a", 1]])];
}
