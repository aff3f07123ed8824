// Is compared inside its own sandbox, where it decides what is equal: values have to be compared in the grader.
//
// problem = "compared_inside"
// ending = "partial"
// tests = "pass fail"
// score = 0.5
// shows = ["wrong"]
const shout = () => ({ says: "wrong", __proto__: { [Symbol.toPrimitive]: () => "PEAR" } });
