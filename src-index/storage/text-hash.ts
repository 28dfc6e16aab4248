/**
 * 48 bits of a text, other ones for each seed, so that nobody can send a million
 * texts that meet in one. An integer of SQLite, six bytes in a file.
 */
export function hashOf(text: string, seed: number): number {
  let one = 0xdeadbeef ^ seed
  let other = 0x41c6ce57 ^ seed
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    one = Math.imul(one ^ code, 2654435761)
    other = Math.imul(other ^ code, 1597334677)
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909)
  other = Math.imul(other ^ (other >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909)
  return 0x1_0000_0000 * (0xffff & other) + (one >>> 0)
}
