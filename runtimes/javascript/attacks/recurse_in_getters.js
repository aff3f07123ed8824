// Recurses through getters, setters, coercions, constructors, iterators and tags at once.
//
// category = "recursion"
// ending = "stack"
class Deep {
  constructor() {
    return this.down;
  }
  get down() {
    return [...this];
  }
  *[Symbol.iterator]() {
    yield `${this}`;
  }
  toString() {
    return ((strings, value) => value)`${new Deep()}`;
  }
}

const attack = () => new Deep();
