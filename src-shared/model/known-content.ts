/** How much is known to be in some folders. */
export interface KnownContent {
  /** At any depth, the folders themselves not counted. */
  readonly count: number
  /** False: not all of them were looked into, so that there may be more. */
  readonly isAll: boolean
}
