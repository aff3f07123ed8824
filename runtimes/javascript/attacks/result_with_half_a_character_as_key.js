// Returns an object whose key is half of a surrogate pair, and whose way to the value is told.
//
// category = "result not JSON"
// ending = "bad-value"
// message = "surrogate|NaN"
const attack = () => ({ "\udc00": { "\ud800": NaN } });
