import type { Entry, EntryKind } from '../../src-shared/model/entry'
import type { FolderContent } from './scene'

const HOUR_MS = 3_600_000

interface Rest {
  readonly assetUri?: string
  readonly isPublic?: boolean
  readonly hoursOld?: number | null
}

/** An entry whose record is called after it: `R-banana`. */
function entry(
  recordId: string,
  name: string,
  kind: EntryKind,
  { assetUri = '', isPublic = false, hoursOld = 30 }: Rest = {},
): Entry {
  const modifiedMs = hoursOld === null ? null : Date.now() - hoursOld * HOUR_MS
  return { recordId, name, kind, assetUri, isPublic, modifiedMs }
}

export function folder(recordId: string, name: string, rest?: Rest): Entry {
  return entry(recordId, name, 'folder', rest)
}

export function object(recordId: string, name: string, rest?: Rest): Entry {
  return entry(recordId, name, 'object', { assetUri: `resdb:///${recordId}.brson`, ...rest })
}

export function link(recordId: string, name: string, assetUri: string): Entry {
  return entry(recordId, name, 'link', { assetUri })
}

export function holds(...entries: readonly Entry[]): FolderContent {
  return { kind: 'entries', entries }
}

const LONG_NAME =
  'Grandmother’s hand-painted porcelain tea set with saucers, spoons and a sugar bowl (2024 remaster, final, really final)'

/** Every kind, every mark, every oddity of a name. */
export const ODD_ENTRIES: readonly Entry[] = [
  object('R-banana', 'Banana', { hoursOld: 0.02 }),
  object('R-dragon', 'Dragon fruit', { isPublic: true, hoursOld: 3 }),
  entry('R-home', 'Home', 'world', { assetUri: 'resdb:///home.brson', hoursOld: 9_000 }),
  entry('R-unknown', 'Something new', 'unknown', { hoursOld: null }),
  object('R-none', 'No picture'),
  object('R-loading', 'Picture on its way'),
  object('R-failed', 'Picture that failed'),
  object('R-long', LONG_NAME, { isPublic: true }),
  object('R-rich', '<color=red>Red</color>, <b>bold</b>, <i>italic</i>, <u>under</u>, <s>struck</s> hat'),
  object('R-bidi', 'Sneaky \u202Egnp.exe\u202C and a tab\there'),
  object('R-japanese', '日本語の名前がとても長い贈り物の箱'),
  object('R-empty', ''),
  object('R-slash', 'Before/After'),
  object('R-back', 'Salt\\Pepper'),
  object('R-twin-a', 'Twin'),
  object('R-twin-b', 'Twin'),
  object('R-case-a', 'Readme'),
  object('R-case-b', 'README'),
  link('R-record', 'Link to one record', 'resrec:///U-bob/R-12345'),
  link('R-nowhere', 'Link that says nothing', ''),
]

/** A tidy folder for scenes that are about something else. */
export const FRUIT: readonly Entry[] = [
  object('R-apple', 'Apple', { hoursOld: 1 }),
  object('R-banana', 'Banana', { hoursOld: 5 }),
  object('R-cherry', 'Cherry', { hoursOld: 26, isPublic: true }),
  object('R-dragon', 'Dragon fruit', { hoursOld: 50 }),
  object('R-elder', 'Elderberry', { hoursOld: 400 }),
  object('R-fig', 'Fig', { hoursOld: 900 }),
  object('R-grape', 'Grape', { hoursOld: 9_000 }),
]
