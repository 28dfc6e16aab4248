import { queryOptions } from '@tanstack/react-query'
import { AppFailure } from '../../src-shared/errors'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Listing } from '../../src-shared/model/listing'
import { say } from '../../src-shared/sentences'
import { type ListingSource, listFolder } from '../bridge/list-folder'
import { createStore } from '../kit/store'
import { keys } from '../session/keys'
import { partOfSession, type Session } from '../session/session'
import { currentSettings } from '../session/settings-store'
import { listedAddress } from './listed-entries'

/** Old rows that are listed anew leave their own places free for what is not there yet. */
const turnsOf = partOfSession(() => ({ person: new ListingQueue(), background: new ListingQueue() }))

/**
 * One folder, or what was kept of it while nothing is connected. The first rows
 * of a large one are put into the cache while it is still loading, but never
 * over an older complete listing: nothing jumps.
 */
export function listingQuery(session: Session, path: InventoryPath) {
  const { key, queries, inventory } = session
  const queryKey = keys.listing(key, path)
  return queryOptions<Listing, Error, Listing, typeof queryKey>({
    queryKey,
    queryFn: ({ signal }) => {
      const isShown = (): boolean => queries.getQueryData<Listing>(queryKey)?.isComplete === true
      const onPartial = (partial: Listing): void => {
        if (!isShown()) queries.setQueryData<Listing>(queryKey, partial)
      }
      // While there is something to look at, whoever opens another folder goes first.
      const from: ListingSource = inventory.get().isReady
        ? { kind: 'service', isInBackground: isShown() }
        : { kind: 'saved' }
      const turns = turnsOf(session)
      const lane = from.kind === 'service' && from.isInBackground ? turns.background : turns.person
      return whileWaiting(session, path, signal, until =>
        lane.take(until, () =>
          listFolder(
            session.ask,
            from,
            listedAddress(session, path),
            until,
            () => currentSettings().sort,
            onPartial,
          ),
        ),
      )
    },
  })
}

/** What the cache has, if that is all of it and nothing has said otherwise; a listing that still arrives is waited for. */
export function knownListing(session: Session, path: InventoryPath): Promise<Listing> {
  const query = listingQuery(session, path)
  const known = session.queries.getQueryData(query.queryKey)
  return session.queries.fetchQuery(known?.isComplete === false ? { ...query, staleTime: 0 } : query)
}

/** Not older than that, in milliseconds. */
export function freshListing(session: Session, path: InventoryPath, freshMs = 0): Promise<Listing> {
  return session.queries.fetchQuery({ ...listingQuery(session, path), staleTime: freshMs })
}

/** More than main has under way at once, so that it never waits for the window. */
const AT_ONCE = 16

interface Waiting {
  readonly start: () => void
}

/**
 * Whose turn it is to be listed. Opening thousands of folders hands main a few
 * at a time: what a person asks for last comes first, and what is asked for in
 * one go keeps its order, so that neither the next folder nor an operation that
 * proves its steps by listings waits behind all the others.
 */
export class ListingQueue {
  readonly #atOnce: number
  /** By the moment of asking, the latest last. */
  readonly #goes: Waiting[][] = []
  #isGoOpen = false
  #running = 0

  constructor(atOnce = AT_ONCE) {
    this.#atOnce = atOnce
  }

  /** Runs when it is its turn; rejects at once when it is aborted before. */
  async take<T>(signal: AbortSignal, run: () => Promise<T>): Promise<T> {
    signal.throwIfAborted()
    if (this.#running < this.#atOnce) this.#running += 1
    else await this.#wait(signal)
    try {
      return await run()
    } finally {
      // Whoever follows takes over the place.
      if (!this.#startNext()) this.#running -= 1
    }
  }

  #wait(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const go = this.#go()
      const giveUp = (): void => {
        go.splice(go.indexOf(waiting), 1)
        reject(signal.reason)
      }
      const waiting: Waiting = {
        start: () => {
          signal.removeEventListener('abort', giveUp)
          resolve()
        },
      }
      go.push(waiting)
      signal.addEventListener('abort', giveUp, { once: true })
    })
  }

  #go(): Waiting[] {
    const latest = this.#goes.at(-1)
    if (this.#isGoOpen && latest) return latest
    const go: Waiting[] = []
    this.#goes.push(go)
    this.#isGoOpen = true
    setTimeout(() => {
      this.#isGoOpen = false
    })
    return go
  }

  #startNext(): boolean {
    while (this.#goes.at(-1)?.length === 0) {
      this.#goes.pop()
      this.#isGoOpen = false
    }
    const next = this.#goes.at(-1)?.shift()
    next?.start()
    return next !== undefined
  }
}

/** A listing that has not come yet. */
export interface WaitingCall {
  readonly path: InventoryPath
  readonly sinceMs: number
  readonly cancel: () => void
}

/** Oldest first. */
export const waitingCallsOf = partOfSession(() => createStore<readonly WaitingCall[]>([]))

/** Runs a listing so that a person can see that it takes long, and end it. */
async function whileWaiting<T>(
  session: Session,
  path: InventoryPath,
  signal: AbortSignal,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const waiting = waitingCallsOf(session)
  const own = new AbortController()
  const cancel = (): void => own.abort(new AppFailure({ kind: 'cancelled', ...say('cancelled'), path }))
  const waitingCall: WaitingCall = { path, sinceMs: Date.now(), cancel }
  waiting.update(calls => [...calls, waitingCall])
  try {
    return await run(AbortSignal.any([signal, own.signal]))
  } finally {
    waiting.update(calls => calls.filter(call => call !== waitingCall))
  }
}
