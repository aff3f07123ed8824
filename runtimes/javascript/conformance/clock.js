const seconds = () => Math.floor(Date.now() / 1000);

const year = () => new Date().getUTCFullYear();

function order() {
  const first = Date.now();
  return Date.now() >= first;
}

async function sleep() {
  const before = Date.now();
  await new Promise((resolve) => setTimeout(resolve, 3600 * 1000));
  return Math.round((Date.now() - before) / 1000);
}
