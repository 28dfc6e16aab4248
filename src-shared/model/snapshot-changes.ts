export const SNAPSHOT_CHANGE_KINDS = ['added', 'gone', 'moved', 'renamed'] as const

/** `moved`: perhaps renamed as well. */
export type SnapshotChangeKind = (typeof SNAPSHOT_CHANGE_KINDS)[number]

/** Where something was or is: the titles of the folders from the top down to its own. */
export interface SnapshotPlace {
  readonly title: string
  readonly folders: readonly string[]
}

/** What is in a folder that came or went is not named beside it. */
export interface SnapshotChange {
  readonly kind: SnapshotChangeKind
  readonly isFolder: boolean
  /** Now; of what is gone: where it was. */
  readonly at: SnapshotPlace
  /** Of what was moved or renamed. */
  readonly before: SnapshotPlace | null
}

/** `changes` null: there was none before it. */
export interface SnapshotTaken {
  readonly id: string
  readonly changes: SnapshotChanges | null
}

/** How a snapshot differs from the one before it, of the same inventory. */
export interface SnapshotChanges {
  /** When the one before was taken. Milliseconds since 1970. */
  readonly sinceMs: number
  readonly counts: Readonly<Record<SnapshotChangeKind, number>>
  /** Entries of which nobody can say whether they came or went: a part of one of the two is not known. */
  readonly unsure: number
  /** Not all of them, where there are many. */
  readonly changes: readonly SnapshotChange[]
}
