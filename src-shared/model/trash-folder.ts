/** A folder in the Trash, or the Trash itself, as the index knows it. */
export interface TrashFolder {
  readonly recordId: string
  /** Record id of the folder that it lies in; null of the Trash itself. */
  readonly parent: string | null
  readonly name: string
  /** What is known to be in it, folders counted. */
  readonly count: number
  /** False: nobody has looked into it yet, so that there may be more. */
  readonly isListed: boolean
  /** False also where not all of it had arrived when it was listed. */
  readonly isWhole: boolean
}
