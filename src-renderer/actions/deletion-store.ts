import type { EntryRef } from '../../src-shared/model/entry'
import { createStore } from '../kit/store'

/** What the person is asked whether to delete for good. */
export type Deletion =
  | { readonly kind: 'entries'; readonly entries: readonly EntryRef[] }
  | { readonly kind: 'trash' }

export const deletionStore = createStore<Deletion | null>(null)

export function askToDelete(entries: readonly EntryRef[]): void {
  deletionStore.update(() => ({ kind: 'entries', entries }))
}

export function askToEmptyTrash(): void {
  deletionStore.update(() => ({ kind: 'trash' }))
}

export function endDeletion(): void {
  deletionStore.update(() => null)
}
