const echo = (value) => value;
