import { tagAt } from './rich-tags'

/**
 * Where the words of a name begin, behind the markup that it begins with: `Hat` of
 * `<color=red>Hat`. A rename selects from there on, so that typing keeps the
 * markup. A name that could be renamed holds no closing tag, because of its `/`
 * (resonite-io.md, section 4): what it begins with counts to its end.
 */
export function startOfWords(raw: string): number {
  let start = 0
  while (raw.charAt(start) === '<') {
    const tag = tagAt(raw, start)
    if (!tag) break
    start = tag.end
  }
  return start < raw.length ? start : 0
}
