const more = 2;

const twice = (n) => n * 2;
