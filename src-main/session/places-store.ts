import type { z } from 'zod'
import { relocated, withoutDeleted, withoutPin, withPin, withRecent } from '../../src-shared/domain/places'
import { AppFailure } from '../../src-shared/errors'
import { keptPlace, recentPlace } from '../../src-shared/ipc/schemas-places'
import type { Operation, Step } from '../../src-shared/model/operation'
import { type KeptPlace, NO_PLACES, type Places } from '../../src-shared/model/places'
import { say } from '../../src-shared/sentences'
import { ownerFile } from '../storage/owner-file'
import { VersionedFile } from '../storage/versioned-file'

/** 2 keeps when each was there last; files of 1 are read as they are. */
const VERSION = 2

export interface PlacesParts {
  /** One file per owner lies in it. */
  readonly folder: string
  readonly nowMs: () => number
  readonly log: (line: string) => void
  readonly publish: (places: Places) => void
}

/**
 * Pins and what was used last, of the inventory that is open. They follow what
 * operations do to the entries; what other programs do shows when it is listed.
 */
export class PlacesStore {
  readonly #parts: PlacesParts
  #file: VersionedFile | null = null
  #places: Places = NO_PLACES
  /** Steps whose end is known already: an operation is told again and again. */
  readonly #followed = new Set<string>()

  constructor(parts: PlacesParts) {
    this.#parts = parts
  }

  get places(): Places {
    return this.#places
  }

  /** `owner` is whose inventory is open; what was kept for them is shown from now on. */
  open(owner: string): void {
    const { folder, log } = this.#parts
    const file = new VersionedFile(ownerFile(folder, owner), VERSION, log)
    if (file.path === this.#file?.path) return
    const stored = file.read()
    this.#file = file
    this.#places = stored.kind === 'data' ? placesIn(stored.data) : NO_PLACES
    this.#followed.clear()
    this.#parts.publish(this.#places)
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

  /** Call with every word on an operation. */
  follow(operation: Operation): void {
    if (this.#file === null) return
    const before = this.#places
    const done = operation.steps.filter(step => step.state === 'done' && !this.#followed.has(step.id))
    const places = done.reduce((kept, step) => this.#afterStep(kept, operation, step), before)
    for (const step of done) this.#followed.add(step.id)
    if (places !== before) this.#change(places)
  }

  /** Whatever moved an entry (an undo, a restoring) is followed; only moves that a person asked for are recent. */
  #afterStep(places: Places, { kind }: Operation, step: Step): Places {
    const { recordId, from, to, action, entryKind, isAuxiliary } = step
    const { provenAtMs: atMs = this.#parts.nowMs() } = step
    if (recordId === null || from === null) return places
    const entry = { recordIds: [recordId], kind: entryKind, seenAtMs: atMs, atMs } as const
    if (kind === 'spawn') return withRecent(places, { ...entry, path: from, reason: 'spawned' })
    if (action === 'remove') return withoutDeleted(places, step)
    if (to === null || action !== 'move') return places
    const moved = relocated(places, { recordId, from, to, provenAtMs: atMs })
    const isAskedFor = kind === 'move' && isAuxiliary !== true
    return isAskedFor ? withRecent(moved, { ...entry, path: to, reason: 'moved' }) : moved
  }

  #change(places: Places): void {
    if (this.#file === null) throw new AppFailure({ kind: 'offline', ...say('not-connected') })
    this.#places = places
    this.#parts.publish(places)
    try {
      this.#file.write({ ...places })
    } catch (error) {
      this.#parts.log(`places not saved: ${String(error)}`)
    }
  }
}

function placesIn(data: Readonly<Record<string, unknown>>): Places {
  return { pins: validIn(keptPlace, data['pins']), recent: validIn(recentPlace, data['recent']) }
}

function validIn<T>(schema: z.ZodType<T>, list: unknown): readonly T[] {
  if (!Array.isArray(list)) return []
  return list.map(item => schema.safeParse(item)).flatMap(parsed => (parsed.success ? [parsed.data] : []))
}
