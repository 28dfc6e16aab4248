import type { z } from 'zod'
import { titlePart } from '../../src-shared/domain/names'
import {
  joinedPlaces,
  knownIds,
  relocated,
  type ShownRecords,
  seenAgain,
  withoutDeleted,
  withoutPin,
  withPin,
  withRecent,
} from '../../src-shared/domain/places'
import { keptPlace, recentPlace } from '../../src-shared/ipc/schemas-places'
import type { TrashRules } from '../../src-shared/model/capabilities'
import type { Operation, Step } from '../../src-shared/model/operation'
import { type KeptPlace, NO_PLACES, type Places } from '../../src-shared/model/places'
import type { StoredData, VersionedFile } from '../storage/versioned-file'

/** 2 keeps when each was there last; files of 1 are read as they are. */
export const PLACES_FILE = { version: 2 } as const

export interface PlacesParts {
  readonly file: VersionedFile
  /** Under the names of before: read while there is no file yet. */
  readonly older: () => readonly VersionedFile[]
  readonly nowMs: () => number
  /** Of the source that the inventory is in now. */
  readonly trash: () => TrashRules
  readonly log: (line: string) => void
  readonly publish: (places: Places) => void
}

/**
 * Pins and what was used last, of one inventory. They follow what
 * operations do to the entries; what other programs do shows when it is listed.
 */
export class PlacesStore {
  readonly #parts: PlacesParts
  #places: Places
  /** Steps whose end is known already: an operation is told again and again. */
  readonly #followed = new Set<string>()

  constructor(parts: PlacesParts) {
    this.#parts = parts
    const stored = parts.file.read()
    const older = stored.kind === 'none' ? parts.older() : []
    this.#places = older.map(file => placesIn(file.read())).reduce(joinedPlaces, placesIn(stored))
    if (older.length > 0) this.#save()
  }

  get places(): Places {
    return this.#places
  }

  /** Takes over what was kept elsewhere of the same inventory. */
  join(others: Places): void {
    this.#change(joinedPlaces(this.#places, others))
  }

  pin(place: KeptPlace): void {
    this.#change(withPin(this.#places, place))
  }

  unpin(recordId: string): void {
    this.#change(withoutPin(this.#places, recordId))
  }

  visit(place: KeptPlace): void {
    this.#change(withRecent(this.#places, { ...place, reason: 'visited', atMs: this.#parts.nowMs() }))
  }

  forgetRecent(): void {
    this.#change({ ...this.#places, recent: [] })
  }

  /** Call with every listing: nobody need be told, but the next start says when things were seen last. */
  seen(listing: ShownRecords): void {
    const { pins, recent } = this.#places
    const places = { pins: seenAgain(pins, listing), recent: seenAgain(recent, listing) }
    if (places.pins === pins && places.recent === recent) return
    this.#places = places
    this.#save()
  }

  /** Call with every word on an operation. */
  follow(operation: Operation): void {
    const before = this.#places
    const done = operation.steps.filter(step => step.state === 'done' && !this.#followed.has(step.id))
    const places = done.reduce((kept, step) => this.#afterStep(kept, operation, step), before)
    for (const step of done) this.#followed.add(step.id)
    if (places !== before) this.#change(places)
  }

  /** Whatever moved an entry (an undo, a restoring) is followed; only moves that a person asked for are recent. */
  #afterStep(places: Places, { kind }: Operation, step: Step): Places {
    const { recordId, from, to, toIds, action, entryKind, isAuxiliary } = step
    const { provenAtMs: atMs = this.#parts.nowMs() } = step
    if (recordId === null || from === null) return places
    const entry = { recordIds: [recordId], kind: entryKind, seenAtMs: atMs, atMs } as const
    if (kind === 'spawn')
      return withRecent(places, { ...entry, path: from, ...titlePart(step), reason: 'spawned' })
    if (action === 'remove') return withoutDeleted(places, step, this.#parts.trash())
    if (to === null || action !== 'move') return places
    const moved = relocated(places, { ...step, recordId, from, to, provenAtMs: atMs })
    if (kind !== 'move' || isAuxiliary === true) return moved
    const recordIds = [...knownIds(toIds), recordId]
    return withRecent(moved, { ...entry, recordIds, path: to, ...titleAfter(step), reason: 'moved' })
  }

  #change(places: Places): void {
    this.#places = places
    this.#parts.publish(places)
    this.#save()
  }

  #save(): void {
    try {
      this.#parts.file.write({ ...this.#places })
    } catch (error) {
      this.#parts.log(`places not saved: ${String(error)}`)
    }
  }
}

function titleAfter({ newTitle }: Step): { readonly title?: string } {
  return newTitle === undefined ? {} : { title: newTitle }
}

/** As far as a file can be understood. */
export function placesIn(stored: StoredData): Places {
  if (stored.kind !== 'data') return NO_PLACES
  const { pins, recent } = stored.data
  return { pins: validIn(keptPlace, pins), recent: validIn(recentPlace, recent) }
}

function validIn<T>(schema: z.ZodType<T>, list: unknown): readonly T[] {
  if (!Array.isArray(list)) return []
  return list.map(item => schema.safeParse(item)).flatMap(parsed => (parsed.success ? [parsed.data] : []))
}
