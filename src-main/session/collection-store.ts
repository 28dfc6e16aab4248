import { isUnfinished } from '../../src-shared/domain/pending'
import { recordIdOf } from '../../src-shared/domain/places'
import { changeBySteps, MAX_COLLECTED, newIn } from '../../src-shared/domain/tray'
import { AppFailure } from '../../src-shared/errors'
import { collectedEntry } from '../../src-shared/ipc/schemas-places'
import type { Operation } from '../../src-shared/model/operation'
import type { CollectedEntry, Tray, TrayChange, TrayNews } from '../../src-shared/model/tray'
import { say } from '../../src-shared/sentences'
import { ownerFile } from '../storage/owner-file'
import { VersionedFile } from '../storage/versioned-file'

/** 2 keeps when each was there last; files of 1 are read as they are. */
const VERSION = 2

/** A full tray of ordinary entries weighs 5 MB. */
const MAX_BYTES = 64_000_000

export interface CollectionParts {
  /** One file per owner lies in it. */
  readonly folder: string
  readonly log: (line: string) => void
  readonly publish: (news: TrayNews) => void
}

/**
 * The Collect tray of the inventory that is open. Its entries follow what
 * operations do to them, as pins do; what other programs do shows when it is
 * listed.
 */
export class CollectionStore {
  readonly #parts: CollectionParts
  #file: VersionedFile | null = null
  /** By record id, in the order of collecting. */
  #entries = new Map<string, CollectedEntry>()
  #revision = 0
  /** Steps whose end is known already: an operation is told again and again. */
  readonly #followed = new Set<string>()
  #isSaved = true

  constructor(parts: CollectionParts) {
    this.#parts = parts
  }

  get tray(): Tray {
    return { revision: this.#revision, entries: [...this.#entries.values()] }
  }

  /** `owner` is whose inventory is open; what was gathered there is shown from now on. */
  open(owner: string): void {
    const { folder, log } = this.#parts
    const file = new VersionedFile(ownerFile(folder, owner), VERSION, log, MAX_BYTES)
    if (file.path === this.#file?.path) return
    const stored = file.read()
    this.#file = file
    this.#entries = new Map(stored.kind === 'data' ? entriesIn(stored.data) : [])
    this.#followed.clear()
    this.#revision += 1
    this.#parts.publish({ kind: 'whole', ...this.tray })
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

  /** Call with every word on an operation. */
  follow({ steps, state }: Operation): void {
    if (this.#file === null || this.#entries.size === 0) return
    const done = steps.filter(step => step.state === 'done' && !this.#followed.has(step.id))
    for (const step of done) this.#followed.add(step.id)
    this.#apply(changeBySteps(this.#entries, done))
    // A disk is written once for an operation, not once for each of its steps.
    if (!isUnfinished(state)) this.#save()
  }

  #change(change: TrayChange): void {
    if (this.#file === null) throw new AppFailure({ kind: 'offline', ...say('not-connected') })
    this.#apply(change)
    this.#save()
  }

  #apply(change: TrayChange): void {
    if (change.put.length === 0 && change.taken.length === 0) return
    for (const entry of change.put) this.#entries.set(recordIdOf(entry), entry)
    for (const id of change.taken) this.#entries.delete(id)
    this.#revision += 1
    this.#isSaved = false
    this.#parts.publish({ kind: 'part', revision: this.#revision, ...change })
  }

  #save(): void {
    if (this.#isSaved) return
    try {
      this.#file?.write({ entries: [...this.#entries.values()] })
      this.#isSaved = true
    } catch (error) {
      this.#parts.log(`tray not saved: ${String(error)}`)
    }
  }
}

function entriesIn(data: Readonly<Record<string, unknown>>): readonly (readonly [string, CollectedEntry])[] {
  const { entries } = data
  if (!Array.isArray(entries)) return []
  const valid = entries.flatMap(entry => {
    const parsed = collectedEntry.safeParse(entry)
    return parsed.success ? [parsed.data] : []
  })
  return valid.slice(0, MAX_COLLECTED).map(entry => [recordIdOf(entry), entry])
}
