// Looks for the constructors of another realm in everything that it gets: arguments, errors, promises, callbacks.
//
// category = "harness"
// ending = "value"
// args = [{a = [1]}]
// value = []
async function attack(...given) {
  const errors = [];
  const fail = (use) => {
    try {
      errors.push(use());
    } catch (error) {
      errors.push(error);
    }
  };
  fail(() => console.log(Proxy.revocable({}, {}).proxy));
  fail(() => console.table({ get x() { return 1; } }));
  fail(() => console.dir({}, { get depth() { return null.x; } }));
  fail(() => console.time(Symbol("x")));
  fail(() => console.count({ toString: () => null.x }));
  fail(() => console.log("%d %i %j %o", Symbol("x"), 1n, { toJSON: () => null.x }, 1n));
  fail(() => require("missing"));
  fail(() => require(Symbol("x")));
  fail(() => require({ toString: () => null.x }));
  fail(() => structuredClone(() => 1));
  fail(() => structuredClone({ a: [new Map([[1, new Date(0)]])] }));
  fail(() => new TextDecoder().decode("x"));
  fail(() => new TextEncoder().encode("\ud800"));
  fail(() => crypto.getRandomValues([]));
  fail(() => crypto.randomUUID());
  fail(() => atob("*"));
  fail(() => process.stdout.write(1));
  fail(() => setTimeout("code"));
  fail(() => readAll());
  fail(() => prompt());
  fail(() => require("fs").readFileSync("x"));
  fail(() => require("fs").readFileSync({}));
  fail(() => performance.now());
  fail(() => new SubmissionError("x"));
  fail(() => null.x);
  const missing = await import("missing").catch((error) => error);
  const promise = import("missing");
  await promise.catch(() => 1);
  const found = [];
  for (const each of [...given, ...errors, missing, promise, process.argv, process, console, module, require]) {
    if (Object(each) !== each) continue;
    if (!(each instanceof Object)) found.push(Object.prototype.toString.call(each));
    let owner = each;
    while (Object.getPrototypeOf(owner)) owner = Object.getPrototypeOf(owner);
    if (owner !== Object.prototype) found.push("another Object");
  }
  return found;
}
