import { QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { childPath, ROOT } from '../../src-shared/domain/paths'
import type { ErrorKind } from '../../src-shared/errors'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import { keys } from '../session/keys'
import { openSession, stubMain } from '../testing/open-session'
import { AskAgain } from './ask-again'
import { listingQuery } from './listing-query'

const BOOKS = childPath(ROOT, 'Books') ?? ROOT

const cleanups: (() => void)[] = []
beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  cleanups.splice(0).forEach(cleanup => cleanup())
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

interface FailingMain {
  failure: ErrorKind | null
  readonly askedAtMs: number[]
  visibility: 'visible' | 'hidden'
}

/** Main, which fails as it is told to, and notes when it was asked. */
function failingMain(): FailingMain {
  const main: FailingMain = { failure: null, askedAtMs: [], visibility: 'visible' }
  stubMain(async name => {
    if (name !== 'inventory.list') return new Promise(() => {})
    main.askedAtMs.push(Date.now())
    if (main.failure !== null) return { ok: false, error: { kind: main.failure, message: '' } }
    return {
      ok: true,
      value: { kind: 'entries', entries: [], listedAtMs: 0, addressing: 'path', incomplete: null },
    }
  })
  vi.stubGlobal('document', {
    get visibilityState() {
      return main.visibility
    },
  })
  return main
}

/** A window with some open folders. */
function open(...paths: readonly InventoryPath[]) {
  const session = openSession()
  for (const path of paths) {
    cleanups.push(new QueryObserver(session.queries, listingQuery(session, path)).subscribe(() => {}))
  }
  cleanups.push(new AskAgain(session).start(), session.close)
  return (path: InventoryPath) => session.queries.getQueryState(keys.listing(session.key, path))?.status
}

const seconds = (count: number) => vi.advanceTimersByTimeAsync(count * 1_000)

describe('a folder that could not be listed', () => {
  it.each(['cloud', 'offline', 'not-ready'] as const)('is asked for again by itself: %s', async kind => {
    const main = failingMain()
    main.failure = kind
    const statusOf = open(ROOT, BOOKS)
    await seconds(1)
    expect([statusOf(ROOT), statusOf(BOOKS)]).toEqual(['error', 'error'])
    main.failure = null
    await seconds(5)
    expect([statusOf(ROOT), statusOf(BOOKS)]).toEqual(['success', 'success'])
  })

  it('is asked for less and less often, one folder for all', async () => {
    const main = failingMain()
    main.failure = 'cloud'
    open(ROOT, BOOKS)
    await seconds(1)
    const first = main.askedAtMs.length
    await seconds(600)
    // After 4, 8, 16 and 32 s, then once a minute.
    expect(main.askedAtMs.length - first).toBeGreaterThanOrEqual(12)
    expect(main.askedAtMs.length - first).toBeLessThanOrEqual(14)
  })

  it('is not asked for while nobody sees the window', async () => {
    const main = failingMain()
    main.failure = 'cloud'
    main.visibility = 'hidden'
    open(ROOT)
    await seconds(1)
    const first = main.askedAtMs.length
    await seconds(60)
    expect(main.askedAtMs).toHaveLength(first)
    main.visibility = 'visible'
    await seconds(60)
    expect(main.askedAtMs.length).toBeGreaterThan(first)
  })

  it('is not asked for again when asking is of no use', async () => {
    const main = failingMain()
    main.failure = 'not-found'
    open(ROOT)
    await seconds(600)
    expect(main.askedAtMs).toHaveLength(1)
  })

  it('shows what else is wrong with it meanwhile', async () => {
    const main = failingMain()
    main.failure = 'cloud'
    const statusOf = open(ROOT)
    await seconds(1)
    main.failure = 'too-large'
    await seconds(600)
    expect(statusOf(ROOT)).toBe('error')
    expect(main.askedAtMs).toHaveLength(3)
  })
})
