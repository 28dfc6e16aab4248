import { factValues, NO_VALUES } from '../../src-shared/domain/entry-facts'
import { packStrings } from '../../src-shared/domain/packed-strings'
import { FACT_NUMBERS, FACT_TEXTS } from '../../src-shared/model/fact-values'
import type { PackedEntries, PackedFacts } from '../../src-shared/model/packed-entries'
import type { Known } from '../known'
import type { EntryRow } from '../storage/entry-row'
import type { FolderNode } from '../tree/folder-node'

/** As many as one piece of a listing from the service has at most. */
const ROWS_IN_PIECE = 2_000
/** Characters of names in one piece, unless a single row has more. */
const MAX_PIECE = 1_000_000

/** The entries of a folder as they are known, in pieces. */
export function* piecesOf({ rows }: Known, folder: FolderNode): Generator<PackedEntries> {
  const open = rows.openIn(folder.id)
  for (let from = 0; from < open.length; ) {
    let to = from
    for (
      let size = 0;
      to < open.length && to - from < ROWS_IN_PIECE && (size < MAX_PIECE || to === from);
      to += 1
    ) {
      size += (open[to]?.name.length ?? 0) + (open[to]?.title?.length ?? 0) + (open[to]?.assetUri.length ?? 0)
      size += open[to]?.facts?.description?.length ?? 0
    }
    yield packed(open.slice(from, to))
    from = to
  }
}

function packed(rows: readonly EntryRow[]): PackedEntries {
  const hasTitles = rows.some(({ title }) => title !== null)
  const deletions = new Map(
    rows.flatMap(({ deletion }, at) => (deletion === null ? [] : [[at, deletion] as const])),
  )
  const denied = new Map(
    rows.flatMap(({ denied: own }, at) => (own.length === 0 ? [] : [[at, own] as const])),
  )
  const facts = packedFacts(rows)
  return {
    count: rows.length,
    names: packStrings(rows.map(({ name }) => name)),
    ...(hasTitles ? { titles: packStrings(rows.map(({ title, name }) => title ?? name)) } : {}),
    recordIds: packStrings(rows.map(({ recordId }) => recordId)),
    assetUris: packStrings(rows.map(({ assetUri }) => assetUri)),
    kinds: Uint8Array.from(rows, ({ kind }) => kind),
    isPublic: Uint8Array.from(rows, ({ isPublic }) => (isPublic ? 1 : 0)),
    modifiedMs: Float64Array.from(rows, ({ modifiedMs }) => modifiedMs ?? Number.NaN),
    ...(facts === null ? {} : { facts }),
    ...(deletions.size === 0 ? {} : { deletions }),
    ...(denied.size === 0 ? {} : { denied }),
  }
}

function packedFacts(rows: readonly EntryRow[]): PackedFacts | null {
  if (rows.every(({ facts }) => facts === null)) return null
  const values = rows.map(({ facts }) => (facts === null ? NO_VALUES : factValues(facts)))
  const texts = FACT_TEXTS.filter(name => values.some(each => each[name] !== ''))
  const numbers = FACT_NUMBERS.filter(name => values.some(each => !Number.isNaN(each[name])))
  return {
    texts: Object.fromEntries(texts.map(name => [name, packStrings(values.map(each => each[name]))])),
    numbers: Object.fromEntries(numbers.map(name => [name, Float64Array.from(values, each => each[name])])),
  }
}
