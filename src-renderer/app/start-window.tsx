import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { afterOperations } from '../actions/after-operations'
import { readEnvironment } from '../bridge/environment'
import { shareClipboard } from '../browser/share-clipboard'
import { tabsOf } from '../browser/tabs-of'
import { neighboursOf } from '../drag/from-other-window'
import { FaultBoundary } from '../kit/fault-boundary'
import type { Store } from '../kit/store'
import { createQueryClient } from '../listings/query-client'
import { followInventory } from '../session/follow-inventory'
import { followLanguage, followTimeZone } from '../session/follow-language'
import { watchLinks } from '../session/link-store'
import type { Session } from '../session/session'
import { watchSettings } from '../session/settings-store'
import { watchSourceList } from '../session/source-list'
import { sourceStore, watchSource } from '../session/source-state'
import { App } from './app'
import { firstSight } from './first-sight'
import { keepTyped } from './keep-typed'

/** Asks main for all that must be known before anything is drawn, and draws. Answers the session in the window. */
export async function startWindow(container: HTMLElement): Promise<Store<Session>> {
  // Its first use asks another process and waits for it: better now, while main looks for the inventory.
  void localStorage.length
  watchLinks()
  // Nothing is drawn in a theme or a language that was not chosen.
  await Promise.all([watchSource(), watchSettings(), readEnvironment()])
  watchSourceList()
  followLanguage()
  followTimeZone()
  const sessions = followInventory(sourceStore, createQueryClient)
  // Before anything is drawn of it.
  sessions.subscribe(() => begin(sessions.get()))
  begin(sessions.get())
  await firstSight(sessions)
  createRoot(container).render(
    <StrictMode>
      <FaultBoundary>
        <App sessions={sessions} />
      </FaultBoundary>
    </StrictMode>,
  )
  return sessions
}

function begin(session: Session): void {
  afterOperations(session)
  tabsOf(session)
  if (session.key !== '') shareWithOthers(session)
  session.onClose(keepTyped)
}

/** What is cut, and what is dragged over. */
function shareWithOthers(session: Session): void {
  shareClipboard(session)
  neighboursOf(session)
}
