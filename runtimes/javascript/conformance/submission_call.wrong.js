const twice = (n) => n * 3;

const join = (texts, between) => "x";

function nothing() {}
