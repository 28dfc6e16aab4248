const ESCAPED = /(?:%[0-9a-f]{2})+/gi
const UTF8 = new TextDecoder('utf-8', { fatal: true })

/** %XX as UTF-8; what is no UTF-8 stays as it was written, and so does "+" (smartbots.md, 3). */
export function decodePercent(text: string): string {
  if (!text.includes('%')) return text
  return text.replace(ESCAPED, raw => {
    try {
      return UTF8.decode(Buffer.from(raw.replaceAll('%', ''), 'hex'))
    } catch {
      return raw
    }
  })
}

/** As `decodePercent`, with `%uXXXX` as the JavaScript of old wrote it. */
export function decodeEscapedName(text: string): string {
  if (!text.includes('%')) return text
  // A "%25u2603" is a text with a percent sign: the units are decoded where they stand, and not again.
  return text
    .split(/((?:%u[0-9a-f]{4})+)/i)
    .map((part, index) => (index % 2 === 1 ? unitsOf(part) : decodePercent(part)))
    .join('')
}

function unitsOf(part: string): string {
  const units = part.split(/%u/i).slice(1)
  return String.fromCharCode(...units.map(unit => Number.parseInt(unit, 16)))
}

const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** The body of a call. A space is %20: whether the service takes "+" for one is not documented (smartbots.md, 1). */
export function encodeForm(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${name}=${encodeURIComponent(value.replace(LONE_SURROGATE, '\ufffd'))}`)
    .join('&')
}
