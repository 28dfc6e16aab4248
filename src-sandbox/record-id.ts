import { createHash, randomUUID } from 'node:crypto'

export const newRecordId = () => `R-${randomUUID()}`

/** An id that looks like the others and is the same on every machine and at every start. */
export function stableRecordId(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ]
  return `R-${parts.join('-')}`
}
