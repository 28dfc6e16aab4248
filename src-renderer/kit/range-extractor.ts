import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual'

/**
 * The indices to draw: what is in the window, and the rows that may not go away
 * with a scroll. Negative indices stand for rows that are not there. In rising
 * order, so that no row changes places in the document (which would take the
 * focus from a field in it).
 */
export function rangeExtractorWith(range: Range, kept: readonly number[]): number[] {
  const indices = defaultRangeExtractor(range)
  const first = indices[0] ?? 0
  const last = indices.at(-1) ?? -1
  const others = [...new Set(kept)]
    .filter(index => index >= 0 && index < range.count && (index < first || index > last))
    .sort((a, b) => a - b)
  return [...others.filter(index => index < first), ...indices, ...others.filter(index => index >= first)]
}

/**
 * A range of which nothing is drawn behind: where every frame has other rows, those that have
 * left the window are drawn for nobody.
 */
export function rangeAhead(range: Range, direction: 'forward' | 'backward' | null): Range {
  const { startIndex, endIndex, overscan, count } = range
  const ahead = Math.ceil(overscan / 2)
  return {
    count,
    overscan: 0,
    startIndex: direction === 'backward' ? Math.max(0, startIndex - ahead) : startIndex,
    endIndex: direction === 'backward' ? endIndex : Math.min(count - 1, endIndex + ahead),
  }
}
