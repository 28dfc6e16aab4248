/** The code of 'folder' in ENTRY_KINDS. */
export const FOLDER_CODE = 0

/** What entries can be sorted by, column by column, in the order of the service. */
export interface SortColumns {
  readonly titles: readonly string[]
  /** Index into ENTRY_KINDS. */
  readonly kinds: Uint8Array
  /** 1 where the entry is public. */
  readonly isPublic: Uint8Array
  /** Milliseconds since 1970; NaN where unknown. */
  readonly modifiedMs: Float64Array
  /** What only some sources tell; NaN or an empty text, or nothing at all, where unknown. */
  readonly facts: Readonly<
    Record<'size' | 'created' | 'permissions', ArrayLike<number>> &
      Record<'creator' | 'creatorId', ArrayLike<string>>
  >
}
