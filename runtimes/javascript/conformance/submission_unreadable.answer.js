const x = 1);
