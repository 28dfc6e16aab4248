import { titlePart } from '../../src-shared/domain/names'
import { unpackStrings } from '../../src-shared/domain/packed-strings'
import type { Addressing } from '../../src-shared/model/capabilities'
import { ENTRY_KINDS, type Entry } from '../../src-shared/model/entry'
import type { Incomplete } from '../../src-shared/model/incomplete'
import type { PackedEntries } from '../../src-shared/model/packed-entries'
import type { ShownListing } from '../wire/gateway'

interface Facts {
  readonly listedAtMs: number
  readonly addressing: Addressing
  readonly incomplete: Incomplete | null
}

/** A folder as the index knows it, in its pieces. */
export class IndexedListing implements ShownListing {
  readonly count: number
  readonly byteLength: number
  readonly listedAtMs: number
  readonly addressing: Addressing
  readonly incomplete: Incomplete | null
  readonly #pieces: readonly PackedEntries[]

  constructor(pieces: readonly PackedEntries[], { listedAtMs, addressing, incomplete }: Facts) {
    this.#pieces = pieces
    this.listedAtMs = listedAtMs
    this.addressing = addressing
    this.incomplete = incomplete
    this.count = pieces.reduce((sum, { count }) => sum + count, 0)
    this.byteLength = pieces.reduce((sum, piece) => sum + weightOf(piece), 0)
  }

  /** Throws where the columns of a piece disagree about its length. */
  entries(): readonly Entry[] {
    return this.#pieces.flatMap(entriesOf)
  }

  pieces(): Iterable<PackedEntries> {
    return this.#pieces
  }
}

function weightOf({ names, recordIds, assetUris, titles }: PackedEntries): number {
  const columns = [names, recordIds, assetUris, ...(titles === undefined ? [] : [titles])]
  return columns.reduce(
    (sum, column) =>
      sum +
      (column instanceof Uint8Array ? column.length : column.reduce((all, { length }) => all + length, 0)),
    0,
  )
}

function entriesOf(piece: PackedEntries): readonly Entry[] {
  const { count, kinds, isPublic, modifiedMs, deletions } = piece
  const names = unpackStrings(piece.names, count)
  const titles = piece.titles === undefined ? names : unpackStrings(piece.titles, count)
  const recordIds = unpackStrings(piece.recordIds, count)
  const assetUris = unpackStrings(piece.assetUris, count)
  return names.map((name, index) => {
    const modified = modifiedMs[index] ?? Number.NaN
    const deletion = deletions?.get(index)
    return {
      recordId: recordIds[index] ?? '',
      name,
      ...titlePart({ name, title: titles[index] ?? name }),
      kind: ENTRY_KINDS[kinds[index] ?? ENTRY_KINDS.length] ?? 'unknown',
      assetUri: assetUris[index] ?? '',
      isPublic: isPublic[index] === 1,
      modifiedMs: Number.isNaN(modified) ? null : modified,
      ...(deletion === undefined ? {} : { deletion }),
    }
  })
}
