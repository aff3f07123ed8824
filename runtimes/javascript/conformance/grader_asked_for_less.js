const f = (value) => value;
