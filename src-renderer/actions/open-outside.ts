import { AppFailure } from '../../src-shared/errors'
import type { OpenOutside } from '../../src-shared/ipc/contract'
import { entryRefOf } from '../browser/drop-target'
import type { EntryRow } from '../browser/row'
import { sayFailure } from '../kit/say-failure'
import type { Session } from '../session/session'

/** Has the system open it, or show it; what goes wrong is said. */
export async function openOutside(session: Session, row: EntryRow, how: OpenOutside): Promise<void> {
  try {
    await session.ask('inventory.openOutside', { entry: entryRefOf(row), how })
  } catch (error) {
    if (!(error instanceof AppFailure)) throw error
    sayFailure(error)
  }
}
