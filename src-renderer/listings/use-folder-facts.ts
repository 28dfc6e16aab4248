import { useCallback, useSyncExternalStore } from 'react'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import { useHasTimeFor } from '../kit/use-has-time-for'
import { useSession } from '../session/session-context'
import type { FolderFacts } from './folder-facts'
import { type FolderId, knownFactsOf } from './known-facts'

/** What is known of a folder, drawn anew when that is something else. While rows fly by, only what was known before. */
export function useFolderFacts(id: FolderId, path: InventoryPath): FolderFacts | null {
  const known = knownFactsOf(useSession())
  const isAsked = useHasTimeFor(id)
  const subscribe = useCallback(
    (listener: () => void) => (isAsked ? known.watch(id, path, listener) : (): void => {}),
    [known, id, path, isAsked],
  )
  const read = (): FolderFacts | null => known.of(id)
  return useSyncExternalStore(subscribe, read, read)
}
