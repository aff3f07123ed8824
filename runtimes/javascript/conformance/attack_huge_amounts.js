const text = () => "x".repeat(2000000000).length;

const list = () => new Array(1000000000).fill(0).length;

const padded = () => String(1).padStart(1000000000).length;

function caught() {
  try {
    return text();
  } catch {
    return "caught";
  }
}
