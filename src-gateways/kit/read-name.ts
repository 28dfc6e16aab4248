const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export interface ReadName {
  readonly title: string
  /** False: the bytes are no text, and the title is a stand-in for people. */
  readonly isText: boolean
}

/**
 * What people see of a name that is bytes. What is no UTF-8 is written as `%XX`, as
 * make_printable of the Omniverse client has it (omniverse.md, section 2); never read back.
 */
export function readName(bytes: Buffer): ReadName {
  const text = bytes.toString('utf8')
  // Nothing was replaced.
  if (!text.includes('\ufffd')) return { title: text, isText: true }
  try {
    return { title: strict.decode(bytes), isText: true }
  } catch {
    return { title: printable(bytes), isText: false }
  }
}

function printable(bytes: Buffer): string {
  let text = ''
  for (let at = 0; at < bytes.length; ) {
    const length = lengthOfCharacter(bytes, at)
    text += length === 0 ? `%${(bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0')}` : ''
    if (length > 0) text += bytes.toString('utf8', at, at + length)
    at += Math.max(1, length)
  }
  return text
}

/** Of the well-formed character that begins there, in bytes; 0: none does. */
function lengthOfCharacter(bytes: Buffer, at: number): number {
  for (const length of [1, 2, 3, 4]) {
    const slice = bytes.subarray(at, at + length)
    if (slice.length < length) return 0
    try {
      if ([...strict.decode(slice)].length === 1) return length
    } catch {
      // A longer one, or none.
    }
  }
  return 0
}

/** Of a file's ending, such as "PNG"; empty where it has none that is worth saying. */
export function typeWordOf(title: string): string {
  return (/[^.]\.([\p{L}\p{N}]{1,8})$/u.exec(title)?.[1] ?? '').toUpperCase()
}
