import { isUnfinished } from '../../src-shared/domain/pending'
import { recordIdOf, type ShownRecords, seenAgain } from '../../src-shared/domain/places'
import { changeBySteps, MAX_COLLECTED, newIn } from '../../src-shared/domain/tray'
import { AppFailure } from '../../src-shared/errors'
import { collectedEntry } from '../../src-shared/ipc/schemas-places'
import type { TrashRules } from '../../src-shared/model/capabilities'
import type { Operation } from '../../src-shared/model/operation'
import type { CollectedEntry, Tray, TrayChange, TrayNews } from '../../src-shared/model/tray'
import { say } from '../../src-shared/sentences'
import type { StoredData, VersionedFile } from '../storage/versioned-file'

/** 2 keeps when each was there last; files of 1 are read as they are. A full tray of ordinary entries weighs 5 MB. */
export const TRAY_FILE = { version: 2, maxBytes: 64_000_000 } as const

export interface CollectionParts {
  readonly file: VersionedFile
  /** Under the names of before: read while there is no file yet. */
  readonly older: () => readonly VersionedFile[]
  /** Counts on over all inventories, so that who follows the news sees when some are missing. */
  readonly nextRevision: () => number
  /** Of the source that the inventory is in now. */
  readonly trash: () => TrashRules
  readonly log: (line: string) => void
  readonly publish: (news: TrayNews) => void
}

/**
 * The Collect tray of one inventory. Its entries follow what
 * operations do to them, as pins do; what other programs do shows when it is
 * listed.
 */
export class CollectionStore {
  readonly #parts: CollectionParts
  /** By record id, in the order of collecting. */
  readonly #entries: Map<string, CollectedEntry>
  #revision: number
  /** Steps whose end is known already: an operation is told again and again. */
  readonly #followed = new Set<string>()
  #isSaved: boolean

  constructor(parts: CollectionParts) {
    this.#parts = parts
    const stored = parts.file.read()
    const older = stored.kind === 'none' ? parts.older() : []
    const entries = [entriesIn(stored), ...older.map(file => entriesIn(file.read()))].flat()
    this.#entries = new Map(newIn(new Map(), entries).map(entry => [recordIdOf(entry), entry]))
    this.#revision = parts.nextRevision()
    this.#isSaved = older.length === 0
    this.#save()
  }

  get tray(): Tray {
    return { revision: this.#revision, entries: [...this.#entries.values()] }
  }

  /** Takes over what was gathered elsewhere in the same inventory, as far as there is room. */
  join(others: readonly CollectedEntry[]): void {
    const added = newIn(this.#entries, others)
    this.#change({ put: added.slice(0, MAX_COLLECTED - this.#entries.size), taken: [] })
  }

  /** How many of them are new. */
  collect(entries: readonly CollectedEntry[]): number {
    const added = newIn(this.#entries, entries)
    if (this.#entries.size + added.length > MAX_COLLECTED) {
      throw new AppFailure({ kind: 'too-large', ...say('tray-full', MAX_COLLECTED) })
    }
    this.#change({ put: added, taken: [] })
    return added.length
  }

  /** The entries themselves stay where they are. */
  take(recordIds: readonly string[]): void {
    this.#change({ put: [], taken: recordIds.filter(id => this.#entries.has(id)) })
  }

  /** Call with every listing: nobody need be told, but the next start says when things were seen last. */
  seen(listing: ShownRecords): void {
    const before = [...this.#entries.values()]
    const entries = seenAgain(before, listing)
    if (entries === before) return
    for (const entry of entries) this.#entries.set(recordIdOf(entry), entry)
    this.#isSaved = false
    this.#save()
  }

  /** Call with every word on an operation. */
  follow({ steps, state }: Operation): void {
    if (this.#entries.size === 0) return
    const done = steps.filter(step => step.state === 'done' && !this.#followed.has(step.id))
    for (const step of done) this.#followed.add(step.id)
    this.#apply(changeBySteps(this.#entries, done, this.#parts.trash()))
    // A disk is written once for an operation, not once for each of its steps.
    if (!isUnfinished(state)) this.#save()
  }

  #change(change: TrayChange): void {
    this.#apply(change)
    this.#save()
  }

  #apply(change: TrayChange): void {
    if (change.put.length === 0 && change.taken.length === 0) return
    for (const entry of change.put) this.#entries.set(recordIdOf(entry), entry)
    for (const id of change.taken) this.#entries.delete(id)
    this.#revision = this.#parts.nextRevision()
    this.#isSaved = false
    this.#parts.publish({ kind: 'part', revision: this.#revision, ...change })
  }

  #save(): void {
    if (this.#isSaved) return
    try {
      this.#parts.file.write({ entries: [...this.#entries.values()] })
      this.#isSaved = true
    } catch (error) {
      this.#parts.log(`tray not saved: ${String(error)}`)
    }
  }
}

/** As far as a file can be understood. */
export function entriesIn(stored: StoredData): readonly CollectedEntry[] {
  if (stored.kind !== 'data') return []
  const { entries } = stored.data
  if (!Array.isArray(entries)) return []
  const valid = entries.flatMap(entry => {
    const parsed = collectedEntry.safeParse(entry)
    return parsed.success ? [parsed.data] : []
  })
  return valid.slice(0, MAX_COLLECTED)
}
