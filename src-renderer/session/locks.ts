import type { FolderLock } from '../../src-shared/model/lock'
import { useStore } from '../kit/store'
import type { Session } from './session'
import { useSession } from './session-context'

const known = new WeakMap<readonly FolderLock[], ReadonlySet<string>>()

/** Record ids of locked folders; the same set until they change. */
function idsOf(locks: readonly FolderLock[]): ReadonlySet<string> {
  const ids = known.get(locks) ?? new Set(locks.map(lock => lock.recordId))
  known.set(locks, ids)
  return ids
}

export function lockedIds({ locks }: Session): ReadonlySet<string> {
  return idsOf(locks.get())
}

export function useLockedIds(): ReadonlySet<string> {
  return useStore(useSession().locks, idsOf)
}
