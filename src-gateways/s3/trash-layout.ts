import { randomBytes } from 'node:crypto'
import {
  isFolderKey,
  joinKeys,
  keyBelow,
  keyOfText,
  type ObjectKey,
  throughSlash,
} from './wire/object-key.ts'

/** At the top of the inventory: its Trash. Never shown, never gone into. */
export const KEEP_NAME = '.satchel-trash'
/** Pictures made by other programs for the objects of a folder (omniverse.md, section 4). */
export const THUMBS_NAME = '.thumbs'

const SLASH = keyOfText('/')

/**
 * Where deleted objects go: `.satchel-trash/files/<stamp>/<title>`, and beside it an empty
 * object that says in its own name where it was, `.satchel-trash/info/<stamp>/<old key>`:
 * one listing reads all of them, and whoever has no Satchel can read them, too.
 */
export class TrashLayout {
  readonly keep: ObjectKey
  readonly files: ObjectKey
  readonly facts: ObjectKey
  readonly #prefix: ObjectKey

  constructor(prefix: ObjectKey) {
    this.#prefix = prefix
    this.keep = joinKeys(prefix, keyOfText(`${KEEP_NAME}/`))
    this.files = joinKeys(this.keep, keyOfText('files/'))
    this.facts = joinKeys(this.keep, keyOfText('info/'))
  }

  /** For something that is deleted now, under its title. */
  newSpot(from: ObjectKey, name: ObjectKey): { readonly files: ObjectKey; readonly facts: ObjectKey } {
    const stamp = keyOfText(`${Date.now().toString(36)}-${randomBytes(4).toString('hex')}/`)
    const end = isFolderKey(from) ? SLASH : keyOfText('')
    return {
      files: joinKeys(this.files, stamp, name, end),
      facts: joinKeys(this.facts, stamp, keyBelow(from, this.#prefix)),
    }
  }

  /** "<stamp>/" of something in the Trash; null: it lies elsewhere, or beside the stamps. */
  stampOf(key: ObjectKey): ObjectKey | null {
    return key.startsWith(this.files) ? throughSlash(keyBelow(key, this.files)) : null
  }

  /** Of a fact: the stamp, and where the entry was. Null: somebody else put it there. */
  readFact(key: ObjectKey): { readonly stamp: ObjectKey; readonly from: ObjectKey } | null {
    const below = keyBelow(key, this.facts)
    const stamp = throughSlash(below)
    if (stamp === null || stamp === below) return null
    return { stamp, from: joinKeys(this.#prefix, keyBelow(below, stamp)) }
  }

  /** What comes after everything of a stamp: "0" is the character after "/". */
  behind(stamp: ObjectKey): ObjectKey {
    return joinKeys(this.files, keyOfText(`${stamp.slice(0, -1)}0`))
  }
}

/** Milliseconds since 1970 of a stamp; 0: it says none. */
export function timeOfStamp(stamp: ObjectKey): number {
  const time = Number.parseInt(/^([0-9a-z]{8})-[0-9a-f]{8}\/$/.exec(stamp)?.[1] ?? '', 36)
  return Number.isSafeInteger(time) ? time : 0
}
