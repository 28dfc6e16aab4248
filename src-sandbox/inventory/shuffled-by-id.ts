/** FNV-1a of the id backwards: an order that looks like none, yet the same on every run. */
function weightOf(recordId: string): number {
  let hash = 0x811c9dc5
  for (let at = recordId.length - 1; at >= 0; at -= 1) {
    hash = Math.imul(hash ^ recordId.charCodeAt(at), 0x01000193) >>> 0
  }
  return hash
}

export function shuffledById<T>(items: readonly T[], idOf: (item: T) => string): T[] {
  return items
    .map(item => ({ item, weight: weightOf(idOf(item)) }))
    .sort((a, b) => a.weight - b.weight)
    .map(weighed => weighed.item)
}
