/**
 * The name of an object as it travels: its bytes, percent-encoded but for what
 * AWS never encodes (A–Z a–z 0–9 - _ . ~) and "/". So keys that are no UTF-8,
 * or that a URL would put in order ("a//b", "./x"), stay what they are.
 */
export type ObjectKey = string & { readonly __objectKey: true }

/** Bytes; longer ones are refused by every service (S3 User Guide, "Naming Amazon S3 objects"). */
export const MAX_KEY_BYTES = 1_024

function isKey(text: string): text is ObjectKey {
  return /^(?:[A-Za-z0-9\-_.~/]|%[0-9A-F]{2})*$/.test(text)
}

/** What was written down as a key; null: it is none. */
export function parseKey(text: unknown): ObjectKey | null {
  return typeof text === 'string' && isKey(text) ? text : null
}

export function keyOfBytes(bytes: Uint8Array): ObjectKey {
  let key = ''
  for (const byte of bytes) key += ENCODED[byte] ?? ''
  if (isKey(key)) return key
  throw new Error('It cannot be encoded.')
}

const ENCODED = Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte)
  return /[A-Za-z0-9\-_.~/]/.test(character)
    ? character
    : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
})

export function keyOfText(text: string): ObjectKey {
  return keyOfBytes(Buffer.from(text, 'utf8'))
}

/** As services encode it where they are asked to (`encoding-type=url`): by percent signs, a space also as "+". */
export function keyOfUrlEncoded(text: string): ObjectKey {
  return keyOfBytes(decoded(text.replaceAll('+', ' ')))
}

export function bytesOfKey(key: ObjectKey): Buffer {
  return decoded(key)
}

/** What is no escape stands for itself: a service that says it encodes, and does not, loses nothing by it. */
function decoded(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8')
  const out = Buffer.alloc(bytes.length)
  let length = 0
  for (let at = 0; at < bytes.length; at++) {
    const hex = bytes[at] === PERCENT ? bytes.toString('latin1', at + 1, at + 3) : ''
    const isEscape = /^[0-9A-Fa-f]{2}$/.test(hex)
    out[length++] = isEscape ? Number.parseInt(hex, 16) : (bytes[at] ?? 0)
    if (isEscape) at += 2
  }
  return out.subarray(0, length)
}

const PERCENT = 0x25

/** Of the text that people read of it (`readTitle`): nothing that a key can be is lost in between. */
export function isTooLong(key: ObjectKey): boolean {
  return bytesOfKey(key).length > MAX_KEY_BYTES
}

export function joinKeys(...parts: readonly ObjectKey[]): ObjectKey {
  const key = parts.join('')
  if (isKey(key)) return key
  throw new Error('Keys make a key.')
}

/** What is left of a key below a prefix of it. */
export function keyBelow(key: ObjectKey, prefix: ObjectKey): ObjectKey {
  const rest = key.slice(prefix.length)
  if (key.startsWith(prefix) && isKey(rest)) return rest
  throw new Error('It is not below.')
}

/** "a/" of "a/b/c"; null where nothing has a slash behind it. */
export function throughSlash(key: ObjectKey): ObjectKey | null {
  const start = key.slice(0, key.indexOf('/') + 1)
  return start !== '' && isKey(start) ? start : null
}

/** "a/b/c" and "a/b/c/" lie in "a/b/"; "a" in "". */
export function folderOfKey(key: ObjectKey): ObjectKey {
  const parent = key.slice(0, -1).replace(/[^/]*$/, '')
  return isKey(parent) ? parent : EMPTY_KEY
}

/** Behind the last "/" that is not its end: "c" of "a/b/c" and of "a/b/c/". */
export function lastPartOf(key: ObjectKey): ObjectKey {
  const last = keyBelow(key, folderOfKey(key))
  const name = last.endsWith('/') ? last.slice(0, -1) : last
  return isKey(name) ? name : EMPTY_KEY
}

export function isFolderKey(key: ObjectKey): boolean {
  return key.endsWith('/')
}

export const EMPTY_KEY = keyOfText('')
