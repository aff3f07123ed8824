let count = 0;

const count_up = () => ++count;
