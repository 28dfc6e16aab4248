import type { AfterGiving } from '../../src-shared/domain/giving'
import type { Dragged } from '../../src-shared/domain/transfer'
import type { EntryRef } from '../../src-shared/model/entry'
import type { EntryVersion } from '../../src-shared/model/entry-version'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Palette } from '../../src-shared/model/places'
import type { CollectedEntry } from '../../src-shared/model/tray'
import type { Branch } from '../browser/branch'
import { createStore } from '../kit/store'
import { partOfSession, type Session } from '../session/session'

/** What the person is asked whether to delete for good. */
export type Deletion =
  | { readonly kind: 'entries'; readonly entries: readonly EntryRef[] }
  | { readonly kind: 'trash' }

/** Entries that are to be renamed together, in the order on screen. */
export interface BatchRename {
  readonly entries: readonly Dragged[]
  /** The titles in a folder of theirs, as far as it is listed. */
  readonly titlesIn: (folder: InventoryPath) => readonly string[]
}

/** A new folder that is to take in what is selected. */
export interface FromSelection {
  readonly branch: Branch
  readonly entries: readonly EntryRef[]
  /** What is in the folder where it will be. */
  readonly titles: readonly string[]
}

/** What is asked of palettes: which one takes items, or what one is called. */
export type PaletteWish =
  | { readonly kind: 'add'; readonly entries: readonly CollectedEntry[] }
  | { readonly kind: 'rename'; readonly palette: Palette }

/** The kept states of an item, newest first. */
export interface VersionsWish {
  readonly entry: EntryRef
  readonly versions: readonly EntryVersion[]
  /** Else they are only looked at. */
  readonly canRestore: boolean
}

/** What is to be given to somebody, and what becomes of it here. */
export interface GiveWish {
  readonly entry: EntryRef
  readonly after: AfterGiving
}

export interface YesNoQuestion {
  readonly title: string
  readonly description: string
  readonly confirm: string
  readonly cancel: string
}

interface Waiting extends YesNoQuestion {
  readonly answer: (isYes: boolean) => void
}

/** What is asked before something is done to an inventory; of each kind one at a time, or null. */
export const dialogsOf = partOfSession(session => {
  const yesNo = createStore<Waiting | null>(null)
  session.onClose(() => yesNo.get()?.answer(false))
  return {
    deletion: createStore<Deletion | null>(null),
    batchRename: createStore<BatchRename | null>(null),
    fromSelection: createStore<FromSelection | null>(null),
    palette: createStore<PaletteWish | null>(null),
    versions: createStore<VersionsWish | null>(null),
    give: createStore<GiveWish | null>(null),
    yesNo,
  }
})

export function askToEmptyTrash(session: Session): void {
  dialogsOf(session).deletion.update(() => ({ kind: 'trash' }))
}

/** Asks before something is done. An older question that nobody answered means no. */
export function askYesNo(session: Session, question: YesNoQuestion): Promise<boolean> {
  const { yesNo } = dialogsOf(session)
  yesNo.get()?.answer(false)
  return new Promise(resolve => {
    const answer = (isYes: boolean): void => {
      yesNo.update(() => null)
      resolve(isYes)
    }
    yesNo.update(() => ({ ...question, answer }))
  })
}
