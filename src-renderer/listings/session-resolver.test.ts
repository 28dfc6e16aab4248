import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ListingBuilder } from '../../src-shared/domain/listing'
import { childPath, descendantPath, ROOT } from '../../src-shared/domain/paths'
import type { Entry } from '../../src-shared/model/entry'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Operation, Step, StepState } from '../../src-shared/model/operation'
import type { KeptPlace } from '../../src-shared/model/places'
import { keys } from '../session/keys'
import type { Session } from '../session/session'
import { openSession, stubMain } from '../testing/open-session'
import { resolverOf } from './session-resolver'

let session: Session

beforeEach(() => {
  stubMain()
  session = openSession()
})
afterEach(() => {
  session.close()
  vi.unstubAllGlobals()
})

function pathTo(...names: readonly string[]): InventoryPath {
  const path = descendantPath(ROOT, names)
  if (!path) throw new Error('no path')
  return path
}

const FRUIT = pathTo('Fruit')
const TOOLS = pathTo('Tools')
const kiwi: KeptPlace = {
  path: pathTo('Fruit', 'Kiwi'),
  recordIds: ['R-F', 'R-K'],
  kind: 'object',
  seenAtMs: 1,
}

/** As if the service had just answered. */
function list(path: InventoryPath, ...entries: readonly Pick<Entry, 'recordId' | 'name' | 'kind'>[]): void {
  const builder = new ListingBuilder(path, Date.now(), entries.length)
  builder.addEntries(entries.map(entry => ({ ...entry, assetUri: '', isPublic: false, modifiedMs: null })))
  session.queries.setQueryData(keys.listing(session.key, path), builder.finish())
}

function listAll(): void {
  list(
    ROOT,
    { recordId: 'R-F', name: 'Fruit', kind: 'folder' },
    { recordId: 'R-T', name: 'Tools', kind: 'folder' },
  )
  list(FRUIT, { recordId: 'R-K', name: 'Kiwi', kind: 'object' })
  list(TOOLS)
}

/** As if main had told of a move that goes on. */
function hearOfMove(state: StepState): void {
  const ends = { from: kiwi.path, to: childPath(TOOLS, 'Kiwi') }
  const proven = state === 'done' ? { provenAtMs: Date.now() + 1 } : {}
  const moved = { action: 'move', name: 'Kiwi', entryKind: 'object', recordId: 'R-K' } as const
  const step: Step = { id: 'op/1', ...moved, ...ends, state, ...proven }
  const facts = { startedAtMs: 1, targetName: 'Tools', affected: [], canUndo: false }
  const operation: Operation = { id: 'op', kind: 'move', state: 'running', steps: [step], ...facts }
  session.operations.running.update(() => new Map([['op', operation]]))
}

describe('what a session knows of where things are', () => {
  it('comes from all that is listed in it, whoever asked', () => {
    const { now } = resolverOf(session)
    expect(now.whereIs(kiwi)).toMatchObject({ kind: 'last-seen', atMs: 1 })
    listAll()
    expect(now.whereIs(kiwi)).toMatchObject({ kind: 'here', folder: FRUIT })
  })

  it('follows a step as soon as it is proved, also of an operation that still runs', () => {
    const { now } = resolverOf(session)
    listAll()
    hearOfMove('done')
    expect(now.whereIs(kiwi)).toMatchObject({ kind: 'here', folder: TOOLS })
  })

  it('tells whoever waits for it', async () => {
    const { answers } = resolverOf(session)
    const before = answers.get()
    hearOfMove('done')
    await vi.waitFor(() => expect(answers.get()).not.toBe(before))
  })

  it('says gone of nothing that an operation is about', () => {
    const { now } = resolverOf(session)
    listAll()
    hearOfMove('running')
    list(FRUIT)
    expect(now.whereIs(kiwi).kind).toBe('last-seen')
  })

  it('was seen last once the connection is lost', () => {
    const { now } = resolverOf(session)
    listAll()
    session.hear({ ...session.inventory.get(), isReady: false })
    expect(now.whereIs(kiwi)).toMatchObject({ kind: 'last-seen', folder: FRUIT })
  })

  it('ends with the session, and what the cache lets go of is not kept', () => {
    const { now } = resolverOf(session)
    listAll()
    session.queries.removeQueries({ queryKey: keys.listing(session.key, FRUIT) })
    expect(now.whereIsRecord('R-K')).toEqual({ kind: 'unknown' })
  })
})
