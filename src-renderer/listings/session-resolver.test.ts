import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ListingBuilder } from '../../src-shared/domain/listing'
import { childPath, descendantPath, ROOT } from '../../src-shared/domain/paths'
import type { Entry } from '../../src-shared/model/entry'
import type { Incomplete } from '../../src-shared/model/incomplete'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { KeptPlace } from '../../src-shared/model/kept-place'
import type { Operation, Step, StepState } from '../../src-shared/model/operation'
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

type Shown = Pick<Entry, 'recordId' | 'name' | 'kind'>

/** As if the service had just answered. */
function list(path: InventoryPath, ...entries: readonly Shown[]): void {
  listAs(path, entries, null)
}

function listAs(path: InventoryPath, entries: readonly Shown[], incomplete: Incomplete | null): void {
  const builder = new ListingBuilder(path, Date.now(), entries.length, 'path', incomplete)
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

  it('calls no pin, and nothing that was used lately, gone for missing from a part of its folder', () => {
    const { now } = resolverOf(session)
    listAll()
    listAs(FRUIT, [], { expected: 1 })
    expect(now.whereIs(kiwi)).toMatchObject({ kind: 'last-seen', folder: FRUIT })
    list(FRUIT)
    expect(now.whereIs(kiwi)).toMatchObject({ kind: 'gone' })
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
    await expect.poll(() => answers.get()).not.toBe(before)
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

  it('learns nothing more once the session has ended, and nobody waits for it any more', async () => {
    const { now, answers } = resolverOf(session)
    listAll()
    const known = now.whereIs(kiwi)
    expect(known).toMatchObject({ kind: 'here', folder: FRUIT })
    session.close()
    const before = answers.get()
    list(FRUIT)
    list(TOOLS, { recordId: 'R-K', name: 'Kiwi', kind: 'object' })
    hearOfMove('done')
    expect(now.whereIs(kiwi)).toEqual(known)
    // What would be told is told within this.
    await new Promise(resolve => setTimeout(resolve, 300))
    expect(answers.get()).toBe(before)
  })

  it('does not keep what the cache lets go of', () => {
    const { now } = resolverOf(session)
    listAll()
    session.queries.removeQueries({ queryKey: keys.listing(session.key, FRUIT) })
    expect(now.whereIsRecord('R-K')).toEqual({ kind: 'unknown' })
  })
})
