// Shrinks, moves and detaches a buffer while built-in functions read from it and write to it.
//
// category = "interpreter"
// ending = "value"
// value = "survived"
function attack() {
  const makers = [Uint8Array, Int16Array, Float32Array, Float64Array, BigInt64Array, Uint8ClampedArray];
  const shrinks = [(buffer) => buffer.resize(8), (buffer) => buffer.transfer(), (buffer) => buffer.resize(0), (buffer) => buffer.resize(1024)];
  const uses = [
    (view, hook) => view.fill(hook),
    (view, hook) => view.fill(hook, hook, hook),
    (view, hook) => view.set([hook, hook, hook], 3),
    (view, hook) => view.set({ length: 100, 0: hook, 99: hook }),
    (view, hook) => view.copyWithin(0, hook, 120),
    (view, hook) => view.subarray(hook, 120),
    (view, hook) => view.slice(hook, 120),
    (view, hook) => view.indexOf(hook, hook),
    (view, hook) => view.includes(undefined, hook),
    (view, hook) => view.lastIndexOf(hook, hook),
    (view, hook) => view.with(hook, hook),
    (view, hook) => view.at(hook),
    (view, hook) => view.join({ toString: () => String(hook) }),
    (view, hook) => view.sort(() => hook - 1),
    (view, hook) => view.toSorted(() => hook - 1),
    (view, hook) => view.map(() => hook),
    (view, hook) => view.filter(() => hook == 0),
    (view, hook) => view.findLast(() => hook == 1),
    (view, hook) => view.reduceRight(() => hook),
    (view, hook) => (view[15] = hook),
    (view, hook) => new DataView(view.buffer).setFloat64(hook, hook),
    (view, hook) => new DataView(view.buffer, hook, 100),
    (view, hook) => view.findLastIndex(() => hook == 1),
    (view, hook) => view.toLocaleString(hook, hook),
    (view, hook) => new view.constructor(view.buffer, hook, 16),
    (view, hook) => Reflect.construct(view.constructor, [view], hook),
    (view, hook) => view.buffer.slice(hook, 120),
    (view, hook) => structuredClone(view, { transfer: [hook, view.buffer] }),
  ];
  for (const Maker of makers)
    for (const shrink of shrinks)
      for (const use of uses) {
        const view = new Maker(new ArrayBuffer(128, { maxByteLength: 4096 }));
        let calls = 0;
        const hook = {
          [Symbol.toPrimitive]() {
            if (calls++ % 2 === 0) {
              try {
                shrink(view.buffer);
              } catch {
                return Maker === BigInt64Array ? 1n : 1;
              }
            }
            return Maker === BigInt64Array && calls > 1 ? 1n : 0;
          },
        };
        try {
          const made = use(view, hook);
          if (made && made.length) made[made.length - 1] = made[0];
        } catch {
          continue;
        }
      }
  return "survived";
}
