const wait = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

async function later(value) {
  await wait(600);
  return value;
}

async function fail() {
  await wait(1);
  throw new Error("too late"); // <here>
}

async function together() {
  const before = Date.now();
  await Promise.all([wait(10), wait(10)]);
  return Math.round((Date.now() - before) / 1000);
}

async function never() {
  await new Promise(() => {});
}
