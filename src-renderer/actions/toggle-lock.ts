import { titleOf } from '../../src-shared/domain/names'
import { AppFailure } from '../../src-shared/errors'
import { entryRefOf } from '../browser/drop-target'
import type { EntryRow } from '../browser/row'
import { showToast } from '../kit/toast-store'
import { lockedIds } from '../session/locks'
import { errorText } from '../text/refusal-text'
import type { Actor } from './actor'

/** Whether a row can be locked: a folder of one's own that can be told from others. */
export function canBeLocked(row: EntryRow): boolean {
  return row.entry.kind === 'folder' && row.path !== null && row.branch.link === null
}

/** Protects a folder from move, rename and delete on this computer, or stops doing so. */
export async function toggleLock(row: EntryRow, { text, session }: Actor): Promise<void> {
  if (!canBeLocked(row)) {
    return showToast({ tone: 'failure', message: text.locks.onlyFolders, actions: [] })
  }
  const isLocked = !lockedIds(session).has(row.entry.recordId)
  try {
    await session.ask('locks.set', { entry: entryRefOf(row), isLocked })
    const say = isLocked ? text.locks.nowLocked : text.locks.nowUnlocked
    // The row shows its lock.
    session.announcements.announce(say(titleOf(row.entry)))
  } catch (error) {
    if (!(error instanceof AppFailure)) throw error
    showToast({ tone: 'failure', message: errorText(text, error.error), actions: [] })
  }
}
