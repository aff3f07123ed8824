const twice = (n) => n * 2;

const join = (texts, between) => texts.join(between);

function nothing() {}
