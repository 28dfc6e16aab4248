import { randomUUID } from 'node:crypto'

/** An id as it may be sent: 36 characters, lower case, and never zero. */
export type Uuid = string & { readonly __uuid: true }

const ZERO_UUID = '00000000-0000-0000-0000-000000000000'

const FORM = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

function isUuid(text: string): text is Uuid {
  return FORM.test(text) && text !== ZERO_UUID
}

/**
 * Null for what must never be sent: the service reads a zero or malformed folder id as
 * the roots of all users, and lets a malformed item id shift the destinations of the
 * items after it (opensim.md, A4; opensim-run.md, 1).
 */
export function parseUuid(text: string): Uuid | null {
  if (isUuid(text)) return text
  const lower = text.toLowerCase()
  return isUuid(lower) ? lower : null
}

export function newUuid(): Uuid {
  const id = parseUuid(randomUUID())
  if (id === null) throw new Error('A new id that is none.')
  return id
}
