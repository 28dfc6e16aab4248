import type { FolderLock } from '../../src-shared/model/lock'
import { call, listen } from '../bridge/client'
import { useStore } from '../kit/store'
import { createWatched } from '../kit/watched'

/** The locked folders of the open inventory, on this computer. */
export const locks = createWatched<readonly FolderLock[]>({
  initial: [],
  ask: () => call('locks.list', null),
  listen: listener => listen('locks.changed', listener),
})

const known = new WeakMap<readonly FolderLock[], ReadonlySet<string>>()

/** Record ids of the locked folders; the same set until they change. */
export function lockedIds(list: readonly FolderLock[] = locks.store.get()): ReadonlySet<string> {
  const ids = known.get(list) ?? new Set(list.map(lock => lock.recordId))
  known.set(list, ids)
  return ids
}

export function useLockedIds(): ReadonlySet<string> {
  return useStore(locks.store, lockedIds)
}
