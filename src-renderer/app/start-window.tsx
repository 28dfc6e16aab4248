import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { readEnvironment } from '../bridge/environment'
import { FaultBoundary } from '../kit/fault-boundary'
import type { Store } from '../kit/store'
import { createQueryClient } from '../listings/query-client'
import { followInventory } from '../session/follow-inventory'
import { followLanguage, followTimeZone } from '../session/follow-language'
import { watchLinks } from '../session/link-store'
import type { Session } from '../session/session'
import { watchSettings } from '../session/settings-store'
import { sourceStore, watchSource } from '../session/source-state'
import { App } from './app'
import { windowBrowserOf } from './window-browser'

/** Asks main for all that must be known before anything is drawn, and draws. Answers the session in the window. */
export async function startWindow(container: HTMLElement): Promise<Store<Session>> {
  watchLinks()
  // Nothing is drawn in a theme or a language that was not chosen.
  await Promise.all([watchSource(), watchSettings(), readEnvironment()])
  followLanguage()
  followTimeZone()
  const sessions = followInventory(sourceStore, createQueryClient)
  // Before anything is drawn of it.
  sessions.subscribe(() => windowBrowserOf(sessions.get()))
  windowBrowserOf(sessions.get())
  createRoot(container).render(
    <StrictMode>
      <FaultBoundary>
        <App sessions={sessions} />
      </FaultBoundary>
    </StrictMode>,
  )
  return sessions
}
