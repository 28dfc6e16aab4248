import { ROOT } from '../../src-shared/domain/paths'
import { tabsOf } from '../browser/tabs-of'
import type { Store } from '../kit/store'
import type { Session } from '../session/session'
import { sourceStore } from '../session/source-state'

/** A window that is not there for longer than this is worse than one that says that it is connecting. */
const WAITS_MS = 400

/**
 * Resolves when the first rows are here, or the reason why there are none: the window is
 * drawn once then, and not three times (connecting, connected, rows). Never fails, and waits
 * 400 ms at most.
 */
export function firstSight(sessions: Store<Session>): Promise<void> {
  return new Promise(resolve => {
    const waiting = new AbortController()
    const { signal } = waiting
    const end = (): void => {
      waiting.abort()
      resolve()
    }
    const timer = setTimeout(end, WAITS_MS)
    signal.addEventListener('abort', () => clearTimeout(timer))
    const look = (): void => {
      if (!signal.aborted && isKnown(sessions.get())) end()
    }
    const watch = (store: Pick<Store<unknown>, 'subscribe'>): void =>
      signal.addEventListener('abort', store.subscribe(look), { once: true })
    const watchListings = (): void => watch(tabsOf(sessions.get()).browser.listings.states)
    signal.addEventListener('abort', sessions.subscribe(watchListings), { once: true })
    watch(sourceStore)
    watch(sessions)
    watchListings()
    look()
  })
}

function isKnown(session: Session): boolean {
  if (sourceStore.get().kind === 'connecting') return false
  if (session.key === '') return true
  const { data, error } = tabsOf(session).browser.listings.states.get().stateOf(ROOT)
  return data !== undefined || error !== null
}
