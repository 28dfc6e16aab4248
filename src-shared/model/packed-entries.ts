import type { Deletion, Denied } from './entry'
import type { FactNumber, FactText } from './fact-values'

/**
 * One column of strings: UTF-8 joined by NUL, or plain strings in the rare case
 * that one of them holds a NUL itself. Decoding a column at once is what keeps
 * a 100,000-entry listing from freezing the window.
 */
export type PackedStrings = Uint8Array | readonly string[]

/**
 * What facts are made of (`domain/entry-facts.ts`), a value per entry: an empty
 * text and NaN tell nothing, and neither does a column that is not there.
 */
export interface PackedFacts {
  readonly texts: { readonly [name in FactText]?: PackedStrings }
  readonly numbers: { readonly [name in FactNumber]?: Float64Array }
}

/** A piece of a large listing, in the order of the service. */
export interface PackedEntries {
  readonly count: number
  /** Their parts of addresses; titles, too, where there are no others. */
  readonly names: PackedStrings
  /** Absent where every title is the name. */
  readonly titles?: PackedStrings
  readonly recordIds: PackedStrings
  readonly assetUris: PackedStrings
  /** Index into ENTRY_KINDS. */
  readonly kinds: Uint8Array
  /** 1 where the entry is public. */
  readonly isPublic: Uint8Array
  /** Milliseconds since 1970; NaN where unknown. */
  readonly modifiedMs: Float64Array
  /** Absent where the source tells nothing beyond the columns above. */
  readonly facts?: PackedFacts
  /** Of what lies in a Trash of the source's own, by index; absent where nothing does. */
  readonly deletions?: ReadonlyMap<number, Deletion>
  /** What the source refuses to do with single ones, by index; absent where that is nothing. */
  readonly denied?: ReadonlyMap<number, readonly Denied[]>
}
