import { type ObjectKey, parseKey } from './wire/object-key.ts'

/** One line of the file in which a ledger is kept. */
export type LedgerLine =
  | { readonly kind: 'epoch'; readonly epoch: string }
  /** The id at this key is made of another text. */
  | { readonly kind: 'origin'; readonly key: ObjectKey; readonly origin: string }
  | {
      readonly kind: 'begin'
      readonly number: number
      readonly purpose: 'move' | 'copy'
      readonly from: ObjectKey
      readonly to: ObjectKey
    }
  /** A copy that this change has written at that key. */
  | {
      readonly kind: 'made'
      readonly number: number
      readonly key: ObjectKey
      readonly etag: string
      readonly modifiedMs: number
    }
  | { readonly kind: 'moved'; readonly number: number; readonly mark: string }
  | { readonly kind: 'leaving'; readonly number: number }
  | { readonly kind: 'end'; readonly number: number }

export function writeLine(line: LedgerLine): string {
  return `${JSON.stringify(line)}\n`
}

/** Null: it is none, or a torn one. */
export function readLine(text: string): LedgerLine | null {
  const value = parsed(text)
  const { kind, epoch, origin, mark, purpose, etag, modifiedMs } = value
  const [key, from, to] = [parseKey(value['key']), parseKey(value['from']), parseKey(value['to'])]
  const number = Number.isSafeInteger(value['number']) ? Number(value['number']) : null
  if (kind === 'epoch' && isText(epoch)) return { kind, epoch }
  if (kind === 'origin' && key !== null && isText(origin)) return { kind, key, origin }
  if (number === null) return null
  if (kind === 'begin' && from !== null && to !== null && (purpose === 'move' || purpose === 'copy'))
    return { kind, number, purpose, from, to }
  if (kind === 'made' && key !== null && isText(etag) && typeof modifiedMs === 'number')
    return { kind, number, key, etag, modifiedMs }
  if (kind === 'moved' && isText(mark)) return { kind, number, mark }
  return kind === 'leaving' || kind === 'end' ? { kind, number } : null
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
