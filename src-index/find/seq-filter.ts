import type { RowFilter } from './row-filter'

/** Rows by their numbers in the file. */
export function seqFilter(seqs: { readonly has: (seq: number) => boolean }): RowFilter {
  return (part, row) => seqs.has(part.seqs[row] ?? 0)
}
