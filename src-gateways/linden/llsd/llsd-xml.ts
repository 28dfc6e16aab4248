import { type Llsd, LlsdDate, LlsdInteger, LlsdReal, LlsdUri, LlsdUuid } from './llsd-value'

/** `application/llsd+xml`, as requests are sent (linden.md, 8). Characters that XML cannot hold are left out. */
export function writeLlsdXml(value: Llsd): string {
  const parts: string[] = ['<?xml version="1.0" ?><llsd>']
  write(parts, value)
  parts.push('</llsd>')
  return parts.join('')
}

function write(parts: string[], value: Llsd): void {
  if (value === null) parts.push('<undef />')
  else if (typeof value === 'boolean') parts.push(`<boolean>${value ? 'true' : 'false'}</boolean>`)
  else if (typeof value === 'string') parts.push(`<string>${escaped(value)}</string>`)
  else if (value instanceof LlsdInteger) parts.push(`<integer>${value.value}</integer>`)
  else if (value instanceof LlsdReal) parts.push(`<real>${realText(value.value)}</real>`)
  else if (value instanceof LlsdUuid) parts.push(`<uuid>${value.value}</uuid>`)
  else if (value instanceof LlsdUri) parts.push(`<uri>${escaped(value.value)}</uri>`)
  else if (value instanceof LlsdDate) parts.push(`<date>${value.toString()}</date>`)
  else if (value instanceof Uint8Array)
    parts.push(`<binary encoding="base64">${Buffer.from(value).toString('base64')}</binary>`)
  else if (value instanceof Map) writeMap(parts, value)
  else if (Array.isArray(value)) {
    parts.push('<array>')
    for (const each of value) write(parts, each)
    parts.push('</array>')
  }
}

function writeMap(parts: string[], map: ReadonlyMap<string, Llsd>): void {
  parts.push('<map>')
  for (const [key, each] of map) {
    parts.push(`<key>${escaped(key)}</key>`)
    write(parts, each)
  }
  parts.push('</map>')
}

export function realText(value: number): string {
  if (Number.isNaN(value)) return 'nan'
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf'
  return Object.is(value, -0) ? '-0.0' : String(value)
}

const SPECIAL = /[&<>"\r]/g
/** What XML 1.0 has no way to say, halves of pairs included. */
const FORBIDDEN =
  // oxlint-disable-next-line no-control-regex -- these are what is meant
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
}

function escaped(text: string): string {
  return text.replaceAll(FORBIDDEN, '').replaceAll(SPECIAL, found => ENTITIES[found] ?? found)
}
