import { childPath } from '../../src-shared/domain/paths'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Listing } from '../../src-shared/model/listing'
import type { FolderSummary } from '../../src-shared/model/record-history'

/** One picture of a cover: enough to ask for it. */
export interface CoverPicture {
  readonly recordId: string
  readonly assetUri: string
  readonly path: InventoryPath
}

/** What a folder shows of itself without being opened. */
export interface FolderFacts {
  /** When it was listed, as in `Listing`. */
  readonly listedAtMs: number
  /** False: not all of it had arrived, so that the counts say how much there is so far. */
  readonly isWhole: boolean
  /** Everything in it: items, folders and links. */
  readonly total: number
  /** Of a large folder it takes a moment, the first time. */
  readonly counts: () => FolderCounts
  /** Of the newest things in it or below, four at most. */
  readonly pictures: readonly CoverPicture[]
}

export interface FolderCounts {
  readonly folders: number
  readonly items: number
  readonly links: number
}

/** Of a listing of the window's own, no more are looked at for pictures: the index has all of them. */
const LOOKED_AT = 64
const MOST_PICTURES = 4

/**
 * The later of what this window has listed and what the index knows; null where
 * neither knows of a listing. Pictures are the index's as long as it has any:
 * they stay the same when the folder is opened.
 */
export function folderFactsOf(own: Listing | null, indexed: FolderSummary | null): FolderFacts | null {
  const ours = own?.isComplete === true ? own : null
  const listedMs = indexed?.listedAtMs ?? null
  const pictures = listedMs === null ? (ours === null ? [] : picturesIn(ours)) : picturesOf(indexed)
  if (ours !== null && ours.listedAtMs >= (listedMs ?? 0)) {
    const { listedAtMs, total, incomplete } = ours
    return { listedAtMs, isWhole: incomplete === null, total, counts: () => countsOf(ours), pictures }
  }
  if (indexed === null || listedMs === null) return null
  const { isWhole, folders, items, links } = indexed
  const counts = { folders, items, links }
  return { listedAtMs: listedMs, isWhole, total: folders + items + links, counts: () => counts, pictures }
}

function picturesOf(summary: FolderSummary | null): readonly CoverPicture[] {
  return (summary?.pictures ?? []).flatMap(({ recordId, assetUri, folder, name }) => {
    const path = folder === null ? null : childPath(folder, name)
    return path === null ? [] : [{ recordId, assetUri, path }]
  })
}

function picturesIn(listing: Listing): readonly CoverPicture[] {
  const pictures: CoverPicture[] = []
  for (const index of listing.order.subarray(0, LOOKED_AT)) {
    const { kind, recordId, assetUri, name } = listing.entryAt(index)
    if (kind === 'folder' || kind === 'link' || assetUri === '' || listing.problemAt(index)) continue
    const path = childPath(listing.path, name)
    if (path !== null) pictures.push({ recordId, assetUri, path })
    if (pictures.length === MOST_PICTURES) break
  }
  return pictures
}

const counted = new WeakMap<object, FolderCounts>()

/** The same in every order of the same entries. */
function countsOf(listing: Listing): FolderCounts {
  const known = counted.get(listing.content)
  if (known) return known
  let [folders, links] = [0, 0]
  for (const index of listing.order) {
    const { kind } = listing.entryAt(index)
    if (kind === 'folder') folders += 1
    else if (kind === 'link') links += 1
  }
  const counts = { folders, items: listing.order.length - folders - links, links }
  counted.set(listing.content, counts)
  return counts
}
