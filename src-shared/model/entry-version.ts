/** One kept state of an item, as its source says. */
export interface EntryVersion {
  readonly id: string
  /** Milliseconds since 1970; null: it does not say. */
  readonly savedAtMs: number | null
  /** Bytes; null: it does not say. */
  readonly size: number | null
}
