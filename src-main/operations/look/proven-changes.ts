import { addressOf } from '../../../src-shared/domain/entry-address'
import { descendantPath, isWithin, nameOf } from '../../../src-shared/domain/paths'
import type { EntryAddress } from '../../../src-shared/model/entry-address'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { RawListing } from '../../wire/gateway'
import type { MovedEntry } from '../journal/journal'
import { folderOf } from './expected-entry'

/** One end of a proven change: the folder whose listing shows it. */
export interface ProvenEnd {
  readonly path: InventoryPath
  /** Record ids of the folders that lead there; empty or null ones are not known. */
  readonly ids: readonly (string | null)[]
}

export interface ProvenChange {
  readonly recordId: string
  /** Where it is not any more. */
  readonly from: ProvenEnd | null
  readonly to: (ProvenEnd & { readonly title: string }) | null
  /** What went along on the paths below, where entries hang on them. */
  readonly content: readonly MovedEntry[]
}

/** A move of which only the entry itself was seen to arrive. */
export function movedByPath(recordId: string, from: InventoryPath, to: InventoryPath): ProvenChange {
  return {
    recordId,
    from: { path: from, ids: [] },
    to: { path: to, ids: [], title: nameOf(to) },
    content: [],
  }
}

/** A folder that was seen to be made. */
export function madeAt(recordId: string, path: InventoryPath): ProvenChange {
  return { recordId, from: null, to: { path, ids: [], title: nameOf(path) }, content: [] }
}

interface Expected {
  readonly provenMs: number
  /** Null: it has gone from here. */
  readonly title: string | null
  /** The service has said OK to a call that changes it again. */
  readonly isReplaced?: boolean
}

/** What a listing should show and does not. */
export interface Missed {
  readonly sinceMs: number
  /** All of it was changed again: the listing may be a new one. */
  readonly isReplaced: boolean
}

interface ExpectedFolder {
  readonly path: InventoryPath
  readonly entries: Map<string, Expected>
}

/** The journal has no titles of what goes along. */
const ANY_TITLE = ''

/**
 * What was proved lately. A listing that does not show it is an old one, whatever
 * else it says: no guard, plan or proof may lean on it. Where listings lag, each
 * one may be older than the one before.
 */
export class ProvenChanges {
  readonly #isByPath: boolean
  readonly #folders = new Map<string, ExpectedFolder>()

  constructor(isByPath: boolean) {
    this.#isByPath = isByPath
  }

  note({ recordId, from, to, content }: ProvenChange, provenMs: number): void {
    if (from !== null && this.#isByPath) this.#forgetBelow(from.path)
    if (from !== null) this.#expect(parentOfEnd(from), recordId, { provenMs, title: null })
    if (to !== null) this.#expect(parentOfEnd(to), recordId, { provenMs, title: to.title })
    if (!this.#isByPath || from === null || to === null) return
    const folders = new Set(content.filter(({ kind }) => kind === 'folder').map(({ place }) => place))
    for (const { recordId: id, place } of content) {
      const above = place.split('/').slice(0, -1)
      // A slash in a name looks like a folder.
      if (above.length > 0 && !folders.has(above.join('/'))) continue
      const left = descendantPath(from.path, above)
      const came = descendantPath(to.path, above)
      if (left !== null) this.#expect(addressOf(left), id, { provenMs, title: null })
      if (came !== null) this.#expect(addressOf(came), id, { provenMs, title: ANY_TITLE })
    }
  }

  /** The service has said OK to a change of what was proved before: it need not be shown any more. */
  replace({ recordId, from, to }: ProvenChange): void {
    if (from === null) return
    for (const end of [from, to]) {
      if (end === null) continue
      const entries = this.#folders.get(this.#keyOf(parentOfEnd(end)))?.entries
      const expected = entries?.get(recordId)
      if (entries && expected) entries.set(recordId, { ...expected, isReplaced: true })
      if (!this.#isByPath) continue
      for (const folder of this.#folders.values()) {
        if (!isWithin(folder.path, end.path)) continue
        for (const [id, one] of folder.entries) folder.entries.set(id, { ...one, isReplaced: true })
      }
    }
  }

  /** What the listing should show and does not; null where it shows all. */
  missedBy(folder: EntryAddress, listing: RawListing): Missed | null {
    const expected = this.#folders.get(this.#keyOf(folder))?.entries
    if (expected === undefined) return null
    const titles = new Map<string, string>()
    for (let index = 0; index < listing.count; index++) {
      const id = listing.recordIdAt(index)
      if (expected.has(id)) titles.set(id, listing.titleAt(index))
    }
    const missed = [...expected].flatMap(([id, one]) => (isShown(one.title, titles.get(id)) ? [] : [one]))
    if (missed.length === 0) return null
    return {
      sinceMs: Math.max(...missed.map(({ provenMs }) => provenMs)),
      isReplaced: missed.every(({ isReplaced = false }) => isReplaced),
    }
  }

  /** What a settled listing does not show has been changed since, by somebody else or by Satchel itself. */
  forget(folder: EntryAddress, { isReplaced }: Missed): void {
    const key = this.#keyOf(folder)
    const entries = this.#folders.get(key)?.entries
    if (entries === undefined || !isReplaced) {
      this.#folders.delete(key)
      return
    }
    for (const [id, one] of entries) if (one.isReplaced === true) entries.delete(id)
  }

  /** What every listing shows by now. */
  forgetBefore(provenMs: number): void {
    for (const [key, { entries }] of this.#folders) {
      for (const [id, one] of entries) if (one.provenMs < provenMs) entries.delete(id)
      if (entries.size === 0) this.#folders.delete(key)
    }
  }

  #expect(folder: EntryAddress, recordId: string, expected: Expected): void {
    const key = this.#keyOf(folder)
    const known = this.#folders.get(key) ?? { path: folder.path, entries: new Map<string, Expected>() }
    known.entries.set(recordId, expected)
    this.#folders.set(key, known)
  }

  #forgetBelow(top: InventoryPath): void {
    for (const [key, { path }] of this.#folders) if (isWithin(path, top)) this.#folders.delete(key)
  }

  #keyOf({ path, id }: EntryAddress): string {
    return this.#isByPath ? path : (id ?? path)
  }
}

function parentOfEnd({ path, ids }: ProvenEnd): EntryAddress {
  return addressOf(folderOf(path), ids.at(-1) ?? null)
}

function isShown(expected: string | null, shown: string | undefined): boolean {
  if (expected === null || shown === undefined) return expected === null && shown === undefined
  return expected === ANY_TITLE || expected === shown
}
