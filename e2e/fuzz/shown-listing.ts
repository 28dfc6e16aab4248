import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { ScannedRawListing } from '../../src-main/wire/scanned-raw-listing'
import { flatten } from '../../src-renderer/browser/flatten'
import type { EntryRow } from '../../src-renderer/browser/row'
import type { Rows } from '../../src-renderer/browser/rows'
import { RichName } from '../../src-renderer/kit/rich-name'
import { ListingBuilder } from '../../src-shared/domain/listing'
import { ROOT } from '../../src-shared/domain/paths'
import { AppFailure } from '../../src-shared/errors'
import type { Entry } from '../../src-shared/model/entry'
import type { Listing } from '../../src-shared/model/listing'
import { scanListing } from '../../src-wire/listing-scanner'
import { WireFault } from '../../src-wire/wire-reader'

const ENTRIES_IN_PIECE = 5

export interface ShownListing {
  /** As small listings travel. */
  readonly entries: readonly Entry[]
  /** As large ones do: packed, cloned, unpacked. */
  readonly listing: Listing
  readonly rows: Rows
}

/** From bytes to rows, by the very code of main and window; null where the bytes were refused with a sentence. */
export async function shownListing(bytes: Buffer): Promise<ShownListing | null> {
  let raw: ScannedRawListing
  try {
    raw = new ScannedRawListing(await scanListing(bytes), 0)
  } catch (thrown) {
    if (thrown instanceof WireFault || thrown instanceof AppFailure) return null
    throw thrown
  }
  const builder = new ListingBuilder(ROOT, 0, raw.count)
  // What a message port does to a piece.
  for (const piece of raw.pieces(ENTRIES_IN_PIECE)) builder.addPiece(structuredClone(piece))
  const listing = builder.finish()
  const rows = flatten({
    expanded: new Map(),
    draftIn: null,
    canList: true,
    trash: { kind: 'none' },
    stateOf: () => ({ listing, error: null }),
  })
  return { entries: raw.entries(), listing, rows }
}

export function entryRowsOf({ rows }: ShownListing): readonly EntryRow[] {
  return Array.from({ length: rows.count }, (_, index) => rows.at(index)).filter(row => row?.kind === 'entry')
}

/** The markup of a name as the window draws it. */
export function markupOf(name: string): string {
  return renderToStaticMarkup(createElement(RichName, { name }))
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" }

/** What a person reads of markup that holds only spans. */
export function textOf(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, '')
    .replace(/&(amp|lt|gt|quot|#x27);/g, (_all, name) => ENTITIES[name] ?? '')
}
