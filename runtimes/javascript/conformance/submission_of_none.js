const use = (answer) => answer.call("f");

function careful(answer) {
  try {
    return use(answer);
  } catch {
    return "no";
  }
}
