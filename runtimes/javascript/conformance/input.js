const two = () => [readLine(), readLine()];

function count_lines() {
  let lines = 0;
  while (readLine() !== null) {
    lines += 1;
  }
  return lines;
}

const everything = () => readAll();

const line = () => readLine() ?? "none";
