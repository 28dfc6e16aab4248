/**
 * A list with some of its items, or new ones, put into a gap of it: 0 is before the first one.
 * Each is in it once; those that are behind the end go there.
 */
export function putAt<T>(
  list: readonly T[],
  items: readonly T[],
  idOf: (item: T) => string,
  at = list.length,
): readonly T[] {
  const ids = new Set(items.map(idOf))
  const isOther = (item: T): boolean => !ids.has(idOf(item))
  return [...list.slice(0, at).filter(isOther), ...items, ...list.slice(at).filter(isOther)]
}
