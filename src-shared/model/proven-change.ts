import type { EntryKind } from './entry'
import type { InventoryPath } from './inventory-path'

/** One end of a proven change: the entry's own path, and the record ids of the folders that lead there. */
export interface ChangeEnd {
  readonly path: InventoryPath
  /** Outermost first, its own folder last; null for one that is not known. Empty: none is known. */
  readonly ids: readonly (string | null)[]
}

/** What a step of an operation was proved to have done. */
export interface IndexedChange {
  readonly recordId: string
  readonly kind: EntryKind
  /** Where it is not any more; null of what was made. */
  readonly from: ChangeEnd | null
  /** Null of what was removed. */
  readonly to: (ChangeEnd & { readonly title: string }) | null
  /** Milliseconds since 1970: a listing that was asked for before may not show it. */
  readonly provenAtMs: number
  /** Of a copy: the record that it was made of, whose asset it has. */
  readonly copyOf?: string
}
