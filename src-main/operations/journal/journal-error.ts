import type { AppError } from '../../../src-shared/errors'
import { say } from '../../../src-shared/sentences'
import { DamagedText } from './sql'

type Cause = 'damaged' | 'full' | 'in-use' | 'unwritable' | 'in-the-way' | 'disk' | 'gone' | 'other'

/** The file was moved or deleted while it was open: what is written into it now, nobody will find again. */
export class FileGone extends Error {
  override readonly name = 'FileGone'
}

/** Codes of SQLite, of the file system, and the text that libsql says instead of a code when it cannot open. */
const CAUSES: readonly (readonly [RegExp, Cause])[] = [
  [/^SQLITE_(CORRUPT|NOTADB)|no such (table|column)|malformed/, 'damaged'],
  [/^(SQLITE_FULL|ENOSPC|EDQUOT)/, 'full'],
  [/^(SQLITE_(BUSY|LOCKED|PROTOCOL)|EBUSY)/, 'in-use'],
  [/^(SQLITE_(READONLY|CANTOPEN|PERM|AUTH)|EACCES|EPERM|EROFS|ENOENT)/, 'unwritable'],
  [/^(EISDIR|ENOTDIR|EEXIST)/, 'in-the-way'],
  [/^(SQLITE_IOERR|EIO)/, 'disk'],
  [/ConnectionFailed/, 'unwritable'],
]

export function causeOf(thrown: unknown): Cause {
  if (thrown instanceof DamagedText) return 'damaged'
  if (thrown instanceof FileGone) return 'gone'
  if (!(thrown instanceof Error)) return 'other'
  const text = `${'code' in thrown ? String(thrown.code) : ''} ${thrown.message}`.trimStart()
  return CAUSES.find(([pattern]) => pattern.test(text))?.[1] ?? 'other'
}

/**
 * What a person can do when the journal cannot be used. `not-ready`: nothing
 * was called at the service, and it works again once they did it.
 */
export function journalError(thrown: unknown, file: string): AppError {
  return { kind: 'not-ready', ...say(`journal-${causeOf(thrown)}`, file), detail: String(thrown) }
}
