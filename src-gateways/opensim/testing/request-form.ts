/** A value, or a list where the key ends with `[]`. */
export type FormValue = string | readonly string[]

/**
 * A request body as OpenSimulator reads it (opensim.md, A1): trimmed, cut at `&`, each
 * part cut at its first two `=`; the first of several equal keys wins, a value after a
 * second `=` is dropped, keys that end with `[]` make lists.
 */
export function parseForm(body: string): ReadonlyMap<string, FormValue> {
  const form = new Map<string, string | string[]>()
  for (const part of body.trim().split('&')) {
    const [rawName = '', rawValue = ''] = part.split('=')
    const name = decode(rawName)
    if (name === '') continue
    const value = decode(rawValue)
    if (!name.endsWith('[]')) {
      if (!form.has(name)) form.set(name, value)
      continue
    }
    const list = form.get(name.slice(0, -2))
    if (Array.isArray(list)) list.push(value)
    else if (list === undefined) form.set(name.slice(0, -2), [value])
  }
  return form
}

/** `+` is a blank, a broken escape stays as it is, bytes that are not UTF-8 become U+FFFD. */
function decode(text: string): string {
  const bytes: Buffer[] = []
  let from = 0
  for (const { 0: found, 1: hex = '', index } of text.matchAll(/\+|%([0-9A-Fa-f]{2})/g)) {
    bytes.push(Buffer.from(text.slice(from, index)))
    bytes.push(found === '+' ? Buffer.from(' ') : Buffer.from(hex, 'hex'))
    from = index + found.length
  }
  bytes.push(Buffer.from(text.slice(from)))
  return Buffer.concat(bytes).toString('utf8')
}
