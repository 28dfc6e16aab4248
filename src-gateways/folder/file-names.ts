import { mayRun } from '../kit/process-mark.ts'
import { badTitle } from '../kit/refusal.ts'

export { readName, typeWordOf } from '../kit/read-name.ts'

/** At the top of every inventory of files: its Trash, and what is being copied. */
export const KEEP_NAME = '.satchel-trash'
/** Pictures made by other programs for the files of a folder (omniverse.md, section 4). Never shown, never gone into. */
export const THUMBS_NAME = '.thumbs'

/** Of most file systems; in bytes. */
export const MAX_NAME_BYTES = 255

/** Whether it is one name in a directory, and leads nowhere else. */
export function isFileName(name: Buffer): boolean {
  const text = name.toString('latin1')
  return !['', '.', '..'].includes(text) && !/[/\0]/.test(text) && name.length <= MAX_NAME_BYTES
}

/** Whether something can be called so, and be seen. */
export function isShownName(name: Buffer): boolean {
  const text = name.toString('latin1')
  return isFileName(name) && text !== KEEP_NAME && text !== THUMBS_NAME
}

/** Whether a name can be made of it that says the same. */
export function isTitle(title: string): boolean {
  const bytes = Buffer.from(title, 'utf8')
  return isShownName(bytes) && bytes.toString('utf8') === title
}

/** The bytes of a new name. Refused: what no file can be called, and what would vanish from sight. */
export function nameOf(title: string): Buffer {
  if (!isTitle(title)) throw badTitle(title)
  return Buffer.from(title, 'utf8')
}

const COMING_PREFIX = '.satchel-coming-'

/** Of what is being copied beside its place, on a drive that the Trash is not on; `name` begins with its process. */
export function besideName(name: Buffer): Buffer {
  return Buffer.concat([Buffer.from(COMING_PREFIX), name])
}

/** Whether it is a copy whose process may still be at it. */
export function isOnItsWay(name: Buffer): boolean {
  const text = name.toString('latin1')
  return text.startsWith(COMING_PREFIX) && mayRun(text.slice(COMING_PREFIX.length)) === true
}
