const draw = (n) => Math.floor(Math.random() * n);

const numbers = () => Array.from({ length: 20 }, () => draw(1000000));

const fractions = () => Array.from({ length: 5 }, () => Math.random());

function spread() {
  const counts = new Array(10).fill(0);
  for (let i = 0; i < 1000; i++) {
    counts[draw(10)] += 1;
  }
  return counts.every((count) => count >= 40);
}

function coin() {
  let low = 0;
  for (let i = 0; i < 200; i++) {
    low += Math.random() < 0.5 ? 1 : 0;
  }
  return low >= 60 && low <= 140;
}
