import { isMark, isSurelyGone, OWN_MARK } from '../kit/process-mark.ts'
import { isFileName } from './file-names.ts'

/** Of a copy that is being put together: what has to be known of it should its gateway be killed. */
export interface ComingFacts {
  /** The way from the top to what is copied, by names; what was brought in has an absolute path. */
  readonly from: readonly Buffer[] | string
  /** The way to the directory that it is put together in; null: the one of all others. */
  readonly beside: readonly Buffer[] | null
  /** What it is to be called, and the id of the folder that it is to lie in. */
  readonly title: string
  readonly folderId: string
}

interface Begun {
  readonly facts: ComingFacts
  /** Nobody goes on with it. */
  readonly isDead: boolean
}

export function writtenFacts(facts: ComingFacts): string {
  const { from, beside, title, folderId } = facts
  const ways = {
    from: typeof from === 'string' ? from : textsOf(from),
    beside: beside === null ? null : textsOf(beside),
  }
  return JSON.stringify({ ...ways, title, folderId, atMs: Date.now(), by: OWN_MARK })
}

/** Null: these are none. */
export function readFacts(text: string): Begun | null {
  const value = parsed(text)
  if (typeof value !== 'object' || value === null) return null
  if (!('from' in value && 'beside' in value && 'title' in value && 'folderId' in value)) return null
  if (!('atMs' in value && 'by' in value && isMark(value.by))) return null
  const { title, folderId, atMs, by } = value
  if (typeof title !== 'string' || typeof folderId !== 'string' || typeof atMs !== 'number') return null
  const from = typeof value.from === 'string' ? value.from : bytesOf(value.from)
  const beside = value.beside === null ? null : bytesOf(value.beside)
  if (from === null || from.length === 0 || (beside === null && value.beside !== null)) return null
  return { facts: { from, beside, title, folderId }, isDead: isSurelyGone(by, atMs) }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Names need not be text. */
function textsOf(names: readonly Buffer[]): readonly string[] {
  return names.map(name => name.toString('base64'))
}

/** Null where one could lead anywhere but to what is in a folder. */
function bytesOf(value: unknown): readonly Buffer[] | null {
  if (!Array.isArray(value) || !value.every(name => typeof name === 'string')) return null
  const names = value.map(name => Buffer.from(name, 'base64'))
  return names.every(isFileName) ? names : null
}
