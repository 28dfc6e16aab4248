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
