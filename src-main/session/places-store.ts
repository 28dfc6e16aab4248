import { z } from 'zod'
import { titlePart } from '../../src-shared/domain/names'
import {
  joinedPalettes,
  MAX_IN_PALETTE,
  MAX_PALETTES,
  noRoomFor,
  withPaletteChange,
} from '../../src-shared/domain/palettes'
import {
  isPinned,
  joinedPlaces,
  MAX_PINS,
  placesSeenAgain,
  recordIdOf,
  relocated,
  type ShownRecords,
  withoutDeleted,
  withoutPin,
  withoutSearch,
  withPin,
  withRecent,
  withSearch,
} from '../../src-shared/domain/places'
import { AppFailure } from '../../src-shared/errors'
import { collectedEntry, keptPlace, palette, recentPlace } from '../../src-shared/ipc/schemas-places'
import type { TrashRules } from '../../src-shared/model/capabilities'
import type { KeptPlace } from '../../src-shared/model/kept-place'
import type { Operation, Step } from '../../src-shared/model/operation'
import {
  NO_PLACES,
  type Palette,
  type PaletteChange,
  type Places,
  type RecentPlace,
} from '../../src-shared/model/places'
import { say } from '../../src-shared/sentences'
import type { StoredData, VersionedFile } from '../storage/versioned-file'

/** 2 keeps when each was there last, 3 has palettes, which an older Satchel would write away; older files are read as they are. */
export const PLACES_FILE = { version: 3 } as const

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
  #hasUnsaved = false

  constructor(parts: PlacesParts) {
    this.#parts = parts
    const stored = parts.file.read()
    const older = stored.kind === 'none' ? parts.older() : []
    this.#places = older.map(file => placesIn(file.read())).reduce(bothPlaces, placesIn(stored))
    if (older.length > 0) this.#save()
  }

  get places(): Places {
    return this.#places
  }

  /** Takes over what was kept elsewhere of the same inventory. */
  join(others: Places): void {
    this.#change(bothPlaces(this.#places, others))
  }

  /** `at`: into this gap between the pins. Fails with `refused` where there is no room for another. */
  pin(place: KeptPlace, at?: number): void {
    const isFull = this.#places.pins.length >= MAX_PINS
    if (isFull && !isPinned(this.#places, recordIdOf(place)))
      throw new AppFailure({ kind: 'refused', ...say('too-many-pins', String(MAX_PINS)) })
    this.#change(withPin(this.#places, place, at))
  }

  unpin(recordId: string): void {
    this.#change(withoutPin(this.#places, recordId))
  }

  visit(place: KeptPlace): void {
    this.#change(withRecent(this.#places, { ...place, reason: 'visited', atMs: this.#parts.nowMs() }))
  }

  saveSearch(query: string, isSaved: boolean): void {
    this.#change(isSaved ? withSearch(this.#places, query) : withoutSearch(this.#places, query))
  }

  /** Fails with `refused` where there is no room for all of it. */
  changePalettes(change: PaletteChange): void {
    const full = noRoomFor(this.#places, change)
    if (full === 'palettes')
      throw new AppFailure({ kind: 'refused', ...say('too-many-palettes', String(MAX_PALETTES)) })
    if (full === 'palette')
      throw new AppFailure({ kind: 'refused', ...say('palette-is-full', String(MAX_IN_PALETTE)) })
    this.#change(withPaletteChange(this.#places, change))
  }

  forgetRecent(): void {
    this.#change({ ...this.#places, recent: [] })
  }

  /** Call with every listing: nobody need be told, but the next start says when things were seen last. */
  seen(listing: ShownRecords): void {
    const places = placesSeenAgain(this.#places, listing)
    if (places === this.#places) return
    this.#places = places
    this.#save()
  }

  /** Call with every word on an operation. Written once, at its end: of thousands of steps each would be a file. */
  follow(operation: Operation): void {
    const before = this.#places
    const done = operation.steps.filter(step => step.state === 'done' && !this.#followed.has(step.id))
    const places = done.reduce((kept, step) => this.#afterStep(kept, operation, step), before)
    for (const step of done) this.#followed.add(step.id)
    if (places !== before) {
      this.#places = places
      this.#hasUnsaved = true
      this.#parts.publish(places)
    }
    if (this.#hasUnsaved && operation.endedAtMs !== undefined) this.#save()
  }

  /** Whatever moved an entry (an undo, a restoring) is followed; recent is what was opened or spawned, not what was tidied. */
  #afterStep(places: Places, { kind }: Operation, step: Step): Places {
    const { recordId, from, to, action, entryKind } = step
    const { provenAtMs: atMs = this.#parts.nowMs() } = step
    if (recordId === null || from === null) return places
    const entry = { recordIds: [recordId], kind: entryKind, seenAtMs: atMs, atMs } as const
    if (kind === 'spawn')
      return withRecent(places, { ...entry, path: from, ...titlePart(step), reason: 'spawned' })
    if (action === 'remove') return withoutDeleted(places, step, this.#parts.trash())
    if (to === null || action !== 'move') return places
    return relocated(places, { ...step, recordId, from, to, provenAtMs: atMs })
  }

  #change(places: Places): void {
    this.#places = places
    this.#parts.publish(places)
    this.#save()
  }

  #save(): void {
    this.#hasUnsaved = false
    try {
      this.#parts.file.write({ ...this.#places })
    } catch (error) {
      this.#parts.log(`places not saved: ${String(error)}`)
    }
  }
}

function bothPlaces(places: Places, others: Places): Places {
  return joinedPalettes(joinedPlaces(places, others), others)
}

/** As far as a file can be understood. */
export function placesIn(stored: StoredData): Places {
  if (stored.kind !== 'data') return NO_PLACES
  const { pins, recent, searches, palettes, openPalette } = stored.data
  const kept = {
    pins: validIn(keptPlace, pins),
    recent: validIn(recentPlace, recent).filter(isOpenedOrSpawned),
  }
  const queries = validIn(z.string(), searches)
  const sets = palettesIn(palettes)
  return {
    ...kept,
    ...(queries.length === 0 ? {} : { searches: queries }),
    ...(sets.length === 0 ? {} : { palettes: sets }),
    ...(typeof openPalette === 'string' ? { openPalette } : {}),
  }
}

/** An older Satchel noted moves, too. */
function isOpenedOrSpawned({ reason }: RecentPlace): boolean {
  return reason !== 'moved'
}

/** What cannot be understood of one costs that entry, never the others. */
function palettesIn(list: unknown): readonly Palette[] {
  const found = validIn(palette.extend({ entries: z.unknown() }), list)
  return found.map(one => ({ ...one, entries: validIn(collectedEntry, one.entries) }))
}

function validIn<T>(schema: z.ZodType<T>, list: unknown): readonly T[] {
  if (!Array.isArray(list)) return []
  return list.map(item => schema.safeParse(item)).flatMap(parsed => (parsed.success ? [parsed.data] : []))
}
