import { setTimeout } from 'node:timers/promises'
import { AppFailure } from '../../../src-shared/errors'
import type { CallProgress } from '../../../src-shared/model/operation'
import { FreshListings } from '../look/fresh-listings'
import type { OperationTarget } from '../look/inventory-calls'
import type { Action } from './action'

/** From the call to the first look, and from one look to the next. */
export const WATCH_EVERY_MS = 1_000
/** A large folder is looked at more rarely: looks take a fifth of the time at most. */
const REST_PER_LOOK = 4

export interface WatchParts {
  readonly target: OperationTarget
  readonly everyMs: number
  readonly tell: (progress: CallProgress) => void
}

/**
 * Tells how far a call has come, of an action that can be watched, until the
 * function that it returns is called. Looks take their turn behind all others;
 * one that fails says nothing, since folders go while they are looked at.
 */
export function watchCall(action: Action, parts: WatchParts): () => void {
  const over = new AbortController()
  void watch(action, parts, over.signal)
  return () => over.abort()
}

async function watch(action: Action, parts: WatchParts, over: AbortSignal): Promise<void> {
  if (action.progress === undefined) return
  const target = inBackground(parts.target, over)
  let pauseMs = parts.everyMs
  let before = -1
  while (await hasPassed(pauseMs, over)) {
    const startedMs = performance.now()
    const now = await progressOf(action, new FreshListings(target))
    // A listing that lags may show what has gone already.
    if (now !== null && now.done > before && !over.aborted) parts.tell(now)
    before = Math.max(before, now?.done ?? 0)
    pauseMs = Math.max(parts.everyMs, REST_PER_LOOK * (performance.now() - startedMs))
  }
}

function inBackground(target: OperationTarget, over: AbortSignal): OperationTarget {
  const { calls } = target
  return { ...target, calls: { ...calls, list: folder => calls.list(folder, over, 'pictures') } }
}

async function hasPassed(pauseMs: number, over: AbortSignal): Promise<boolean> {
  await setTimeout(pauseMs, undefined, { signal: over }).catch(() => {})
  return !over.aborted
}

async function progressOf(action: Action, listings: FreshListings): Promise<CallProgress | null> {
  try {
    return (await action.progress?.(listings)) ?? null
  } catch (thrown) {
    if (thrown instanceof AppFailure) return null
    throw thrown
  }
}
