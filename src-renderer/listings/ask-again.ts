import type { QueryKey } from '@tanstack/react-query'
import { parsePath, ROOT } from '../../src-shared/domain/paths'
import { type AppError, AppFailure, type ErrorKind } from '../../src-shared/errors'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import { listFolder } from '../bridge/client'
import { keys } from '../session/keys'
import type { Session } from '../session/session'
import { currentSettings } from '../session/settings-store'
import { listedAddress } from './listed-entries'
import { listingEventsOf } from './listing-events'

/** So soon at first, and always while there is nobody to list for yet. */
const FIRST_MS = 4_000
/** A cloud that is away for long is not helped by being asked often. */
const LONGEST_MS = 60_000

/** Nothing is wrong with what was asked: the same question may be answered later. */
const PASSING: ReadonlySet<ErrorKind> = new Set(['not-ready', 'cloud', 'offline'])

/** Only what a person says helps; to ask with the wrong password again and again may lock an account. */
const NEEDS_PERSON: ReadonlySet<string> = new Set([
  'secret-needed',
  'sign-in-again',
  'wrong-password',
  'code-needed',
  'sign-in-asked',
])

/** Nothing will come of asking again before a person has said something else. */
export function needsPerson({ said }: AppError): boolean {
  return said !== undefined && NEEDS_PERSON.has(said.code)
}

/** A folder on screen that could not be listed. */
interface Failed {
  readonly queryKey: QueryKey
  readonly path: InventoryPath
  readonly kind: ErrorKind
}

/**
 * Asks again for what is on screen and could not be listed, because the service
 * still starts, its person is being signed in, or the cloud is away: one folder
 * after a while, longer each time, and the others at once when it comes. Beside
 * the folder's own query, which would show each attempt.
 */
export class AskAgain {
  readonly #session: Session
  readonly #stop = new AbortController()
  #waitMs = FIRST_MS
  #timer: ReturnType<typeof setTimeout> | null = null

  constructor(session: Session) {
    this.#session = session
  }

  /** Returns the way to stop. */
  start(): () => void {
    const unsubscribe = listingEventsOf(this.#session).listen(event => {
      if (event.type === 'updated' && event.action.type === 'error') this.#schedule()
    })
    this.#schedule()
    return () => {
      unsubscribe()
      this.#stop.abort()
      if (this.#timer !== null) clearTimeout(this.#timer)
    }
  }

  #schedule(): void {
    if (this.#timer !== null || this.#stop.signal.aborted) return
    const [next] = this.#failed()
    if (next === undefined) return
    const isNobodyThere = next.path === ROOT && next.kind === 'not-ready'
    const waitMs = isNobodyThere ? FIRST_MS : this.#waitMs
    this.#timer = setTimeout(() => void this.#ask(), waitMs)
  }

  async #ask(): Promise<void> {
    const [next] = this.#failed()
    // A hidden window asks nothing of the service.
    if (next !== undefined && document.visibilityState !== 'hidden') await this.#askFor(next)
    this.#timer = null
    this.#schedule()
  }

  async #askFor({ queryKey, path }: Failed): Promise<void> {
    const { signal } = this.#stop
    const from = { kind: 'service', isInBackground: true } as const
    try {
      const listing = await listFolder(
        this.#session.ask,
        from,
        listedAddress(this.#session, path),
        signal,
        () => currentSettings().sort,
        () => {},
      )
      this.#session.queries.setQueryData(queryKey, listing)
      this.#waitMs = FIRST_MS
      for (const other of this.#failed())
        void this.#session.queries.refetchQueries({ queryKey: other.queryKey })
    } catch (thrown) {
      this.#waitMs = Math.min(this.#waitMs * 2, LONGEST_MS)
      // Now it is something else, which has to be shown.
      const isOther = !(thrown instanceof AppFailure) || !isPassing(thrown.error)
      if (isOther && !signal.aborted) void this.#session.queries.refetchQueries({ queryKey })
    }
  }

  /** The inventory itself first: without it there is nothing on screen. */
  #failed(): readonly Failed[] {
    const failed = this.#session.queries.getQueryCache().findAll({
      queryKey: keys.listings(this.#session.key),
      type: 'active',
      fetchStatus: 'idle',
      predicate: ({ state }) => state.status === 'error',
    })
    const found = failed.flatMap(({ queryKey, state: { error } }) => {
      const path = parsePath(String(queryKey[2]))
      if (path === null || !(error instanceof AppFailure) || !isPassing(error.error)) return []
      return [{ queryKey, path, kind: error.error.kind }]
    })
    return found.toSorted((a, b) => Number(b.path === ROOT) - Number(a.path === ROOT))
  }
}

/** Whether the same question is asked again by itself. */
export function isPassing(error: AppError): boolean {
  return PASSING.has(error.kind) && !needsPerson(error)
}
