import { childPath } from '../../src-shared/domain/paths'
import type { Listing } from '../../src-shared/model/listing'
import { keyOf, parentIdOf, ROOT_ID, type RowId, rowIdOf } from '../kit/row-id'
import { type Branch, openProblemOf } from './branch'
import type { EntryRow, Note, NoteRow, Row } from './row'
import type { Span } from './selected-ids'

/** A run of rows: entries of one branch from one position to another, or a single other row. */
export type Segment = EntriesSegment | { readonly kind: 'single'; readonly start: number; readonly row: Row }

interface EntriesSegment {
  readonly kind: 'entries'
  readonly start: number
  readonly open: OpenBranch
  readonly from: number
  readonly to: number
}

export interface OpenBranch {
  readonly branch: Branch
  readonly listing: Listing
  readonly expandedKeys: ReadonlySet<string>
  /** The position of what is shown behind all others, whatever the order: the Trash. */
  readonly last?: number
}

const LOADING_NOTES: ReadonlySet<Note> = new Set(['loading', 'loading-more'])

/** A few windows full. */
const MAX_ROWS_KEPT = 2_000

/**
 * The visible rows of the tree, made on demand: flattening costs as much as
 * there are open folders, not entries, so a folder of 100,000 is free.
 */
export class Rows {
  readonly count: number
  /** Rows already made: the same row is the same object, so that nothing is drawn twice. */
  readonly #made = new Map<number, Row>()
  #notes: ReadonlyMap<RowId, NoteRow> | null = null
  #index: RowsIndex | null = null
  readonly #segments: readonly Segment[]
  readonly #open: ReadonlyMap<RowId, OpenBranch>
  readonly #branches: readonly Branch[]

  constructor(
    segments: readonly Segment[],
    open: ReadonlyMap<RowId, OpenBranch>,
    branches: readonly Branch[],
    count: number,
  ) {
    this.#segments = segments
    this.#open = open
    this.#branches = branches
    this.count = count
  }

  /** Every open folder, whether its listing is there or not: what the window needs listed. */
  get branches(): readonly Branch[] {
    return this.#branches
  }

  /** What the line below an open folder says: that it is empty, still loading, or failed. */
  noteIn(id: RowId): NoteRow | null {
    this.#notes ??= notesOf(this.#segments)
    return this.#notes.get(id) ?? null
  }

  /** Whether an open folder is not wholly listed yet. */
  isLoadingIn(id: RowId): boolean {
    const note = this.noteIn(id)
    return note !== null && LOADING_NOTES.has(note.note)
  }

  /** Whether nothing of an open folder is there yet, and something may come. */
  isAwaitedIn(id: RowId): boolean {
    return this.isLoadingIn(id) && (this.listingOf(id)?.order.length ?? 0) === 0
  }

  /** Whether a row is not there yet, but the listing that may bring it is on its way. */
  isComing(id: RowId): boolean {
    return this.indexOf(id) < 0 && this.isLoadingIn(parentIdOf(id))
  }

  at(index: number): Row | null {
    const known = this.#made.get(index)
    if (known) return known
    const row = this.#make(index)
    if (this.#made.size >= MAX_ROWS_KEPT) this.#made.clear()
    if (row) this.#made.set(index, row)
    return row
  }

  #make(index: number): Row | null {
    if (index < 0 || index >= this.count) return null
    const segment = this.#segments[this.#segmentAt(index)]
    if (!segment) return null
    if (segment.kind === 'single') return segment.row
    return entryRow(segment.open, segment.from + index - segment.start)
  }

  /** Index of a row, or -1 when it is not visible. */
  indexOf(id: RowId): number {
    this.#index ??= indexOf(this.#segments, this.#branches)
    const open = this.#open.get(parentIdOf(id))
    const position = open ? open.listing.positionOf(open.listing.indexOfKey(keyOf(id))) : -1
    const segment = position < 0 || !open ? null : segmentWith(this.#index.entries.get(open), position)
    if (segment) return segment.start + position - segment.from
    return this.#index.singles.get(id) ?? -1
  }

  byId(id: RowId): Row | null {
    return this.at(this.indexOf(id))
  }

  entryById(id: RowId): EntryRow | null {
    const row = this.byId(id)
    return row?.kind === 'entry' ? row : null
  }

  listingOf(id: RowId): Listing | null {
    return this.#open.get(id)?.listing ?? null
  }

  /** Everything listed in an open folder, in the order on screen. */
  spanOf(id: RowId): Span | null {
    const listing = this.listingOf(id)
    return listing && { parentId: id, listing, from: 0, to: listing.order.length }
  }

  /** The entries from one index to another, both included. */
  spansBetween(first: number, last: number): readonly Span[] {
    const spans: Span[] = []
    for (const segment of this.#segments) {
      if (segment.kind !== 'entries') continue
      const { open, start } = segment
      const from = Math.max(segment.from, segment.from + first - start)
      const to = Math.min(segment.to, segment.from + last + 1 - start)
      if (from < to) spans.push({ parentId: open.branch.id, listing: open.listing, from, to })
    }
    return spans
  }

  /**
   * What of a span is among the rows: a filter leaves out what its folder has. Parts keep the
   * listing of the span. Where the whole folder is shown that is the span itself, for nothing;
   * what a later listing has no more is still in it then.
   */
  shownOf(span: Span): readonly Span[] {
    const { parentId, listing, from, to } = span
    const open = this.#open.get(parentId)
    if (!open) return []
    if (this.#isShownWhole(open)) return [span]
    const parts: Span[] = []
    for (let position = from; position < to; position += 1) {
      const index = listing.order[position]
      if (index === undefined || this.indexOf(rowIdOf(parentId, listing.keyAt(index))) < 0) continue
      const last = parts.at(-1)
      if (last?.to === position) parts[parts.length - 1] = { ...last, to: position + 1 }
      else parts.push({ ...span, from: position, to: position + 1 })
    }
    return parts
  }

  #isShownWhole(open: OpenBranch): boolean {
    this.#index ??= indexOf(this.#segments, this.#branches)
    return (this.#index.shown.get(open) ?? 0) === open.listing.order.length
  }

  /** The visible rows of a span. */
  entriesOf(span: Span): readonly EntryRow[] {
    return this.shownOf(span).flatMap(part => this.#entriesOf(part))
  }

  #entriesOf({ parentId, listing, from, to }: Span): readonly EntryRow[] {
    const open = this.#open.get(parentId)
    if (!open) return []
    const isSame = open.listing.content === listing.content
    return Array.from({ length: to - from }, (_, step) => {
      const index = listing.order[from + step]
      if (isSame) return entryRow(open, open.listing.positionOf(index ?? -1))
      return index === undefined ? null : this.entryById(rowIdOf(parentId, listing.keyAt(index)))
    }).filter(row => row !== null)
  }

  /** Whether another flattening came out the same. */
  isSameAs(other: Rows): boolean {
    if (other === this) return true
    return (
      this.count === other.count &&
      this.#segments.length === other.#segments.length &&
      this.#branches.length === other.#branches.length &&
      this.#segments.every((segment, index) => isSameSegment(segment, other.#segments[index]))
    )
  }

  /**
   * Whether a row is here although its folder's listing, or one above that, does not have
   * it: its name is being typed. Whether it is gone is the resolver's to say.
   */
  isUnlisted(id: RowId): boolean {
    for (let at = id; at !== ROOT_ID; at = parentIdOf(at)) {
      const listing = this.listingOf(parentIdOf(at))
      if (listing) return listing.isComplete && listing.indexOfKey(keyOf(at)) < 0
    }
    return false
  }

  /** The same rows with one more, which no listing shows. */
  withRow(index: number, row: Row): Rows {
    const at = this.#segmentAt(index)
    const around = this.#segments[at]
    const [before, after] = around ? splitAt(around, index) : [[], []]
    const moved = [...after, ...this.#segments.slice(at + 1)].map(later)
    const single: Segment = { kind: 'single', start: index, row }
    const segments = [...this.#segments.slice(0, at), ...before, single, ...moved]
    return new Rows(segments, this.#open, this.#branches, this.count + 1)
  }

  branchOf(id: RowId): Branch | null {
    this.#index ??= indexOf(this.#segments, this.#branches)
    return this.#index.branches.get(id) ?? null
  }

  #segmentAt(index: number): number {
    let low = 0
    let high = this.#segments.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#segments[middle]?.start ?? 0) <= index) low = middle
      else high = middle - 1
    }
    return low
  }
}

function splitAt(segment: Segment, index: number): readonly [readonly Segment[], readonly Segment[]] {
  const { start } = segment
  if (index <= start) return [[], [segment]]
  if (segment.kind === 'single') return [[segment], []]
  const to = segment.from + index - start
  if (to >= segment.to) return [[segment], []]
  return [[{ ...segment, to }], [{ ...segment, start: index, from: to }]]
}

function later(segment: Segment): Segment {
  return { ...segment, start: segment.start + 1 }
}

/** Where to look for a row: made when first asked for, because most rows are only drawn. */
interface RowsIndex {
  /** In rising order. */
  readonly entries: ReadonlyMap<OpenBranch, readonly EntriesSegment[]>
  /** How many entries of each folder are among the rows. */
  readonly shown: ReadonlyMap<OpenBranch, number>
  readonly singles: ReadonlyMap<RowId, number>
  readonly branches: ReadonlyMap<RowId, Branch>
}

function indexOf(segments: readonly Segment[], branches: readonly Branch[]): RowsIndex {
  const entries = new Map<OpenBranch, EntriesSegment[]>()
  const shown = new Map<OpenBranch, number>()
  const singles = new Map<RowId, number>()
  for (const segment of segments) {
    if (segment.kind === 'single') singles.set(segment.row.id, segment.start)
    else {
      const { open, from, to } = segment
      shown.set(open, (shown.get(open) ?? 0) + to - from)
      const known = entries.get(open)
      if (known) known.push(segment)
      else entries.set(open, [segment])
    }
  }
  // Where the order on screen is not that of the listing.
  for (const of of entries.values()) if (of.length > 1) of.sort((one, other) => one.from - other.from)
  return { entries, shown, singles, branches: new Map(branches.map(branch => [branch.id, branch])) }
}

function segmentWith(segments: readonly EntriesSegment[] = [], position: number): EntriesSegment | null {
  let low = 0
  let high = segments.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((segments[middle]?.from ?? 0) <= position) low = middle
    else high = middle - 1
  }
  const found = segments[low]
  return found && position >= found.from && position < found.to ? found : null
}

function notesOf(segments: readonly Segment[]): ReadonlyMap<RowId, NoteRow> {
  const notes = new Map<RowId, NoteRow>()
  for (const segment of segments) {
    if (segment.kind === 'single' && segment.row.kind === 'note')
      notes.set(segment.row.branch.id, segment.row)
  }
  return notes
}

function isSameSegment(one: Segment, other: Segment | undefined): boolean {
  if (one.kind === 'entries') {
    return (
      other?.kind === 'entries' &&
      one.from === other.from &&
      one.to === other.to &&
      one.open.listing === other.open.listing &&
      one.open.branch.id === other.open.branch.id &&
      one.open.branch.path === other.open.branch.path &&
      one.open.expandedKeys === other.open.expandedKeys
    )
  }
  if (other?.kind !== 'single' || one.row.id !== other.row.id) return false
  return one.row.kind !== 'note' || (other.row.kind === 'note' && isSameNote(one.row, other.row))
}

function isSameNote(one: NoteRow, other: NoteRow): boolean {
  if (one.error !== other.error) return false
  return one.note !== 'incomplete' || (one.total === other.total && one.expected === other.expected)
}

export function entryRow(open: OpenBranch, position: number): EntryRow | null {
  const { branch, listing, expandedKeys } = open
  const index = listing.order[position]
  if (index === undefined) return null
  const entry = listing.entryAt(index)
  const key = listing.keyAt(index)
  const problem = listing.problemAt(index)
  const isFolder = entry.kind === 'folder' || entry.kind === 'link'
  const openProblem = isFolder ? openProblemOf(branch, entry, problem) : null
  return {
    kind: 'entry',
    id: rowIdOf(branch.id, key),
    branch,
    entry,
    problem,
    path: problem ? null : childPath(branch.path, entry.name),
    isFolder,
    openProblem,
    isExpanded: isFolder && !openProblem && expandedKeys.has(key),
    position: placeOf(open, position),
    setSize: listing.total,
  }
}

/** From 1. */
function placeOf({ listing, last }: OpenBranch, position: number): number {
  if (last === undefined || position < last) return position + 1
  return position === last ? listing.total : position
}
