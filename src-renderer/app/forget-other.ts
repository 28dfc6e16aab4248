import { dropQuestions } from '../actions/asking-store'
import { endDeletion } from '../actions/deletion-store'
import { fromSelectionStore } from '../actions/from-selection-store'
import { renameStore } from '../actions/rename-store'
import { confirmStore } from '../kit/confirm-store'
import type { Store } from '../kit/store'
import { clearToasts } from '../kit/toast-store'
import type { Session } from '../session/session'

/** Another inventory is shown: nothing that was meant for the one before may be done in it. */
export function forgetOther(sessions: Store<Session>): void {
  const follow = (): void => {
    const session = sessions.get()
    if (session.key !== '') session.onClose(forget)
  }
  sessions.subscribe(follow)
  follow()
}

function forget(): void {
  clearToasts()
  dropQuestions()
  confirmStore.get()?.answer(false)
  endDeletion()
  renameStore.update(() => null)
  fromSelectionStore.update(() => null)
}
