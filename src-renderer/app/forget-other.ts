import { dropQuestions } from '../actions/asking-store'
import { endDeletion } from '../actions/deletion-store'
import { fromSelectionStore } from '../actions/from-selection-store'
import { renameStore } from '../actions/rename-store'
import { clipboardStore } from '../browser/clipboard-store'
import { clearHistory } from '../browser/navigation-history'
import { endExpansion, restoreExpansion } from '../browser/restore-expansion'
import { forgetScrolls } from '../browser/scroll-memory'
import { resetTree } from '../browser/tree-store'
import { confirmStore } from '../kit/confirm-store'
import type { Store } from '../kit/store'
import { clearToasts } from '../kit/toast-store'
import type { Session } from '../session/session'
import { sourceStore } from '../session/source-state'

/** Another inventory is shown: nothing that was meant for the one before may be done in it. */
export function forgetOther(sessions: Store<Session>): void {
  const follow = (): void => {
    const session = sessions.get()
    if (session.key === '') return
    restoreExpansion(session.key, oldKey())
    session.onClose(forget)
  }
  sessions.subscribe(follow)
  follow()
}

/** By what versions before this one kept what was open in the tree. */
function oldKey(): string {
  const state = sourceStore.get()
  const address = 'source' in state ? state.source?.address : undefined
  return state.inventory?.ownerId ?? address ?? ''
}

function forget(): void {
  endExpansion()
  resetTree()
  clearHistory()
  forgetScrolls()
  clipboardStore.update(() => null)
  clearToasts()
  dropQuestions()
  confirmStore.get()?.answer(false)
  endDeletion()
  renameStore.update(() => null)
  fromSelectionStore.update(() => null)
}
