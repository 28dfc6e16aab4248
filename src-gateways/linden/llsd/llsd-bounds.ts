/** What a document may be at most; more is refused while it is read. */
export interface LlsdBounds {
  readonly maxBytes: number
  /** Maps and arrays within each other. */
  readonly maxDepth: number
  /** Values, those in maps and arrays included. */
  readonly maxValues: number
  /** Of one text or binary: UTF-16 units, or bytes. */
  readonly maxText: number
}

/**
 * 10,000 items are 10 MB and 280,000 values (opensim-run.md, 1); viewers unpack 96 levels
 * (linden.md, 8).
 */
export const LLSD_BOUNDS: LlsdBounds = {
  maxBytes: 192 * 1024 * 1024,
  maxDepth: 96,
  maxValues: 6_000_000,
  maxText: 4 * 1024 * 1024,
}

export type LlsdFaultKind = 'not-llsd' | 'cut-short' | 'too-large' | 'too-deep' | 'too-many-values'

/** A document that is not read to its end; what it said so far is to be dropped. */
export class LlsdFault extends Error {
  constructor(
    readonly kind: LlsdFaultKind,
    detail: string,
  ) {
    super(detail)
    this.name = 'LlsdFault'
  }
}
