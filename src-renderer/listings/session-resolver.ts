import type { QueryCacheNotifyEvent } from '@tanstack/react-query'
import { isUnfinished, pendingRecordIds } from '../../src-shared/domain/pending'
import type { Listing } from '../../src-shared/model/listing'
import type { Operation, Step } from '../../src-shared/model/operation'
import { createStore, type Store, useStore } from '../kit/store'
import { partOfSession, type Session } from '../session/session'
import { useSession } from '../session/session-context'
import { IndexedWhereabouts } from './indexed-whereabouts'
import { listingEventsOf } from './listing-events'
import { relistOutdated } from './relist-outdated'
import { Resolver } from './resolver'
import { indexOf } from './session-index'
import type { Answers } from './whereabouts'

/** Opening many folders tells of hundreds of listings a second: looking for pins after each would never end. */
const TELL_EVERY_MS = 150

/** As much as the clocks of two processes may differ. */
const CLOCK_SLACK_MS = 100

interface SessionResolver {
  /** As of now, also before it was told. */
  readonly now: Answers
  readonly answers: Store<Answers>
}

/** Begins to listen when it is first asked for: before anything is listed or done, or that is missed. */
export const resolverOf = partOfSession(createSessionResolver)

/** Where records are; drawn anew when that may have changed. */
export function useAnswers(): Answers {
  return useStore(resolverOf(useSession()).answers, answers => answers)
}

function createSessionResolver(session: Session): SessionResolver {
  const resolver = new Resolver()
  const answers = createStore(resolver.answers)
  const telling = throttled(() => answers.update(() => resolver.answers))
  const followOperation = operationFollower(resolver)
  const indexed = new IndexedWhereabouts(indexOf(session), telling.soon)
  resolver.askIndex(recordId => indexed.of(recordId))

  let runningCount = 0

  /** With every bit of progress: only what was learnt is told. */
  function followRunning(): void {
    const running = [...session.operations.running.get().values()]
    const isNews = running.map(followOperation).some(learnt => learnt) || running.length !== runningCount
    runningCount = running.length
    resolver.busyWith(pendingRecordIds(running))
    if (isNews) telling.soon()
  }

  function followConnection(): void {
    const { isReady } = session.inventory.get()
    resolver.connectedSince(isReady ? Date.now() - CLOCK_SLACK_MS : null)
    telling.soon()
  }

  let wasReady = session.inventory.get().isReady
  const stops = [
    listingEventsOf(session).listen(event => hearListing(resolver, event) && telling.soon()),
    session.operations.running.subscribe(followRunning),
    session.operations.listen(operation => followOperation(operation) && telling.soon()),
    session.inventory.subscribe(() => {
      const { isReady } = session.inventory.get()
      if (isReady !== wasReady) followConnection()
      wasReady = isReady
    }),
    telling.stop,
    relistOutdated(session),
    () => indexed.stop(),
  ]
  session.onClose(() => stops.forEach(stop => stop()))
  followConnection()
  followRunning()
  return { now: resolver.answers, answers }
}

/** Whether something was learnt. */
function hearListing({ known }: Resolver, event: QueryCacheNotifyEvent): boolean {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- only listings live under this key
  const listing = event.query.state.data as Listing | undefined
  if (listing === undefined) return false
  if (event.type === 'removed') known.dropped(listing)
  else if (event.type === 'updated' && event.action.type === 'success') known.listed(listing)
  else return false
  return true
}

/** Takes what is new in every word on an operation; whether something was. */
function operationFollower({ known }: Resolver): (operation: Operation) => boolean {
  const followed = new Set<string>()
  return ({ steps, state, endedAtMs }) => {
    const before = followed.size
    for (const step of steps) {
      if (step.state !== 'done' || followed.has(step.id)) continue
      followed.add(step.id)
      known.proven(step)
    }
    const uncertain = isUnfinished(state) ? [] : steps.filter(isUncertain)
    for (const step of uncertain) known.doubted(step, endedAtMs ?? Date.now())
    return followed.size > before || uncertain.length > 0
  }
}

/** A folder move that failed may have taken some of what is in it along. */
function isUncertain({ state, action, entryKind }: Step): boolean {
  if (action !== 'move' && action !== 'remove') return false
  return state === 'unknown' || (state === 'failed' && entryKind === 'folder')
}

/** The first at once, as soon as the code that told it has ended. */
function throttled(tell: () => void): { readonly soon: () => void; readonly stop: () => void } {
  let timer: ReturnType<typeof setTimeout> | null = null
  let toldAtMs = Number.NEGATIVE_INFINITY
  const tellNow = (): void => {
    timer = null
    toldAtMs = performance.now()
    tell()
  }
  return {
    soon: () => {
      timer ??= setTimeout(tellNow, Math.max(0, toldAtMs + TELL_EVERY_MS - performance.now()))
    },
    stop: () => {
      if (timer !== null) clearTimeout(timer)
    },
  }
}
