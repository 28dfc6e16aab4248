import type { Listing } from '../../src-shared/model/listing'
import { isBelow, keyOf, parentIdOf, type RowId, rowIdOf } from '../kit/row-id'

/**
 * Entries of one folder from one position up to another. The listing in which
 * they had these positions is kept: a later one may have moved them, and what is
 * selected are the entries, not the positions.
 */
export interface Span {
  readonly parentId: RowId
  readonly listing: Listing
  readonly from: number
  readonly to: number
}

/**
 * A set of rows in which a hundred thousand neighbours cost as much as one:
 * spans, and single ids (which may stand for rows that are yet to appear). No
 * row is in it twice.
 */
export class SelectedIds implements Iterable<RowId> {
  readonly spans: readonly Span[]
  readonly singles: ReadonlySet<RowId>

  private constructor(spans: readonly Span[], singles: ReadonlySet<RowId>) {
    this.spans = spans
    this.singles = singles
  }

  static of(ids: Iterable<RowId>): SelectedIds {
    return new SelectedIds([], new Set(ids))
  }

  /** The spans must not overlap. */
  static ofSpans(spans: readonly Span[]): SelectedIds {
    return new SelectedIds(spans, new Set())
  }

  get size(): number {
    return this.spans.reduce((sum, { from, to }) => sum + to - from, this.singles.size)
  }

  has(id: RowId): boolean {
    return this.singles.has(id) || this.#spanOf(id) !== null
  }

  with(id: RowId): SelectedIds {
    return this.has(id) ? this : new SelectedIds(this.spans, new Set(this.singles).add(id))
  }

  without(id: RowId): SelectedIds {
    const singles = new Set(this.singles)
    if (singles.delete(id)) return new SelectedIds(this.spans, singles)
    const found = this.#spanOf(id)
    if (!found) return this
    const { span, position } = found
    const rest = [
      { ...span, to: position },
      { ...span, from: position + 1 },
    ].filter(({ from, to }) => from < to)
    return new SelectedIds(
      this.spans.flatMap(each => (each === span ? rest : [each])),
      this.singles,
    )
  }

  isSameAs(other: SelectedIds): boolean {
    return this === other || (this.size === other.size && [...this].every(id => other.has(id)))
  }

  /**
   * With everything in spans that do not overlap and are all of one folder: what
   * a rubber band adds to what was selected before.
   */
  withSpans(added: readonly Span[]): SelectedIds {
    const [first] = added
    if (!first) return this
    const addedIds = SelectedIds.ofSpans(added)
    const inOrder = added.toSorted((a, b) => a.from - b.from)
    const isBeside = (span: Span): boolean =>
      span.listing === first.listing || span.parentId !== first.parentId
    const beside = this.spans
      .filter(isBeside)
      .flatMap(span => (span.parentId === first.parentId ? leftOf(span, inOrder) : [span]))
    // Spans of an older listing of the same folder: their positions mean other entries now.
    const older = SelectedIds.ofSpans(this.spans.filter(span => !isBeside(span)))
    const singles = [...older, ...this.singles].filter(id => !addedIds.has(id))
    return new SelectedIds([...beside, ...added], new Set(singles))
  }

  /** What is not inside a folder; the same object when nothing was. */
  outside(folderId: RowId): SelectedIds {
    const spans = this.spans.filter(({ parentId }) => parentId !== folderId && !isBelow(parentId, folderId))
    const singles = new Set([...this.singles].filter(id => !isBelow(id, folderId)))
    const isAll = spans.length === this.spans.length && singles.size === this.singles.size
    return isAll ? this : new SelectedIds(spans, singles)
  }

  *[Symbol.iterator](): Iterator<RowId> {
    for (const { parentId, listing, from, to } of this.spans) {
      for (const index of listing.order.subarray(from, to)) yield rowIdOf(parentId, listing.keyAt(index))
    }
    yield* this.singles
  }

  #spanOf(id: RowId): { readonly span: Span; readonly position: number } | null {
    const parentId = parentIdOf(id)
    let listing: Listing | null = null
    let position = -1
    for (const span of this.spans) {
      if (span.parentId !== parentId) continue
      // A rubber band makes a span per line of tiles, all of one listing.
      if (span.listing !== listing) {
        listing = span.listing
        position = listing.positionOf(listing.indexOfKey(keyOf(id)))
      }
      if (position >= span.from && position < span.to) return { span, position }
    }
    return null
  }
}

/** The parts of a span that others of the same listing, in rising order, leave over. */
function leftOf(span: Span, others: readonly Span[]): readonly Span[] {
  const parts: Span[] = []
  let { from } = span
  for (let next = firstEndingAfter(others, from); from < span.to; next += 1) {
    const other = others[next]
    const to = Math.min(span.to, other?.from ?? span.to)
    if (from < to) parts.push({ ...span, from, to })
    from = other?.to ?? span.to
  }
  return parts
}

function firstEndingAfter(spans: readonly Span[], position: number): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle]?.to ?? 0) <= position) low = middle + 1
    else high = middle
  }
  return low
}
