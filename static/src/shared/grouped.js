/**
 * Those that belong together, in the order in which each group is met first.
 * @template T @param {T[]} items @param {(item: T) => string} keyOf @returns {Array<[string, T[]]>}
 */
export function grouped(items, keyOf) {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups];
}
