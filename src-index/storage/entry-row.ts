import { foldForFinding } from '../../src-shared/domain/fold-for-finding'
import { plainText } from '../../src-shared/domain/rich-text'
import type { Deletion } from '../../src-shared/model/entry'
import type { Told } from './told'

/** An entry as a listing shows it. */
export interface ShownEntry extends Told {
  readonly recordId: string
  readonly name: string
  /** Null where it is the name. */
  readonly title: string | null
  /** Index into ENTRY_KINDS. */
  readonly kind: number
  readonly isPublic: boolean
  readonly modifiedMs: number | null
  readonly assetUri: string
  readonly deletion: Deletion | null
}

/** A row as it stands in the file. */
export interface EntryRow extends ShownEntry {
  readonly seq: number
  /** Id of the folder's node. */
  readonly folder: number
  readonly flags: number
  readonly fromMs: number
  readonly began: number
  readonly toMs: number | null
  readonly ended: number | null
  readonly lastMs: number | null
}

/** As much of a name as is searched: the same as in folders that are open. */
const MAX_SEARCHED = 256

/** The text that is searched: one line, as it is folded everywhere. */
export function searchedText(shown: string): string {
  const folded = foldForFinding(plainText(shown.slice(0, MAX_READ)).slice(0, MAX_SEARCHED))
  return folded.slice(0, MAX_SEARCHED).replaceAll(BREAKS, ' ')
}

/** Markup in front of a name is no more than that; a name of a million characters is not read to its end. */
const MAX_READ = 4_096

// oxlint-disable-next-line no-control-regex -- no searched text may hold what stands between two
const BREAKS = /[\u0000-\u001f\p{Cs}]/gu

// oxlint-disable-next-line no-control-regex -- all of ASCII that can be seen
const PLAIN = /^[\x20-\x7e]*$/

/** Null where SQLite's `lower` makes the searched text of what is stored. */
export function storedFold(shown: string, stored: string, searched: string): string | null {
  const isMadeBySql = stored === shown && PLAIN.test(stored) && stored.toLowerCase() === searched
  return isMadeBySql ? null : searched
}
