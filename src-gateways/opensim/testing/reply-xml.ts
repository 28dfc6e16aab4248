/** A text, or a map in its order. */
export type ReplyValue = string | ReadonlyMap<string, ReplyValue>

const PROLOG = '<?xml version="1.0"?>'

/** What data replies look like: one line, maps marked as lists (opensim.md, A2). */
export function dataReply(values: ReadonlyMap<string, ReplyValue>): string {
  if (values.size === 0) return `${PROLOG}<ServerResponse />`
  return `${PROLOG}<ServerResponse>${writeMap(values)}</ServerResponse>`
}

/** What changes and failures are answered with: indented. */
export function plainReply(values: Readonly<Record<string, string>>): string {
  const lines = Object.entries(values).map(([name, text]) => `  <${name}>${escapeXml(text)}</${name}>\n`)
  return `${PROLOG}\n<ServerResponse>\n${lines.join('')}</ServerResponse>`
}

function writeMap(values: ReadonlyMap<string, ReplyValue>): string {
  let xml = ''
  for (const [name, value] of values) {
    if (typeof value === 'string') xml += `<${name}>${escapeXml(value)}</${name}>`
    else if (value.size === 0) xml += `<${name} type="List" />`
    else xml += `<${name} type="List">${writeMap(value)}</${name}>`
  }
  return xml
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** Control characters become references, against the rules of XML; line ends and tabs come raw. */
function escapeXml(text: string): string {
  return text.replaceAll(/[&<>\p{Cc}\ufffe\uffff]/gu, it => {
    const code = it.charCodeAt(0)
    const isKept = code >= 0x7f ? code < 0xfffe : '\t\n\r'.includes(it)
    return ENTITIES[it] ?? (isKept ? it : `&#x${code.toString(16).toUpperCase()};`)
  })
}
