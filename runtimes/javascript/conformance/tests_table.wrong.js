const double = (x) => Math.abs(x) * 2;
