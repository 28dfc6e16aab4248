import { AppFailure } from '../../src-shared/errors'
import type { EntryRef } from '../../src-shared/model/entry'
import { sayFailure } from '../kit/say-failure'
import { textStore } from '../kit/text-context'
import { showToast } from '../kit/toast-store'
import type { Session } from '../session/session'
import { dialogsOf, type VersionsWish } from './dialogs'

/** Asks for the kept states of an item, and shows them to choose from. */
export async function showVersions(session: Session, entry: EntryRef, canRestore: boolean): Promise<void> {
  try {
    const versions = await session.ask('inventory.versions', { entry })
    if (session.isOpen()) dialogsOf(session).versions.update(() => ({ entry, versions, canRestore }))
  } catch (error) {
    if (!(error instanceof AppFailure)) throw error
    sayFailure(error)
  }
}

/** Makes it the one that is shown, and says so once that is proved. Main has every window list it again. */
export async function restoreVersion(
  session: Session,
  { entry }: VersionsWish,
  versionId: string,
): Promise<void> {
  try {
    await session.ask('inventory.restoreVersion', { entry, versionId })
    showToast({ tone: 'result', message: textStore.get().versions.restored, actions: [] })
  } catch (error) {
    if (!(error instanceof AppFailure)) throw error
    sayFailure(error)
  }
}
