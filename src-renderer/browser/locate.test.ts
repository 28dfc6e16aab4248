import { afterEach, describe, expect, it, vi } from 'vitest'
import { descendantPath, ROOT } from '../../src-shared/domain/paths'
import type { Entry } from '../../src-shared/model/entry'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { KeptPlace } from '../../src-shared/model/kept-place'
import { resolverOf } from '../listings/session-resolver'
import type { Session } from '../session/session'
import { openSession, stubMain } from '../testing/open-session'
import { lookAgain } from './locate'

let session: Session | null = null

afterEach(() => {
  session?.close()
  session = null
  vi.unstubAllGlobals()
})

function pathTo(...names: readonly string[]): InventoryPath {
  return descendantPath(ROOT, names) ?? ROOT
}

function entry(recordId: string, name: string, kind: Entry['kind']): Entry {
  return { recordId, name, kind, assetUri: '', isPublic: false, modifiedMs: null }
}

const FRUIT = pathTo('Food', 'Fruit')
const kiwi: KeptPlace = {
  path: pathTo('Food', 'Fruit', 'Kiwi'),
  recordIds: ['R-O', 'R-F', 'R-K'],
  kind: 'object',
  seenAtMs: 1,
}

/** A main that has these folders; the folders that it was asked for. */
function serve(...listed: readonly (readonly [InventoryPath, readonly Entry[]])[]): readonly InventoryPath[] {
  const folders = new Map(listed)
  const asked: InventoryPath[] = []
  stubMain((name, args) => {
    if (name !== 'inventory.list') return new Promise(() => {})
    const folder: unknown = args && 'folder' in args ? args.folder : null
    const path = [...folders.keys()].find(known => JSON.stringify(folder)?.includes(JSON.stringify(known)))
    if (path === undefined) throw new Error(`nobody has ${JSON.stringify(folder)}`)
    asked.push(path)
    const entries = folders.get(path) ?? []
    const value = {
      kind: 'entries',
      entries,
      listedAtMs: Date.now(),
      addressing: 'path',
      incomplete: null,
    } as const
    return Promise.resolve({ ok: true, value })
  })
  session = openSession()
  // From now on it learns.
  resolverOf(session)
  return asked
}

const above = [
  [ROOT, [entry('R-O', 'Food', 'folder')]],
  [pathTo('Food'), [entry('R-F', 'Fruit', 'folder')]],
] as const

describe('looking again for what was seen in a folder', () => {
  it('lists that folder once, and the way to it, until it is sure that it is gone', async () => {
    const asked = serve(...above, [FRUIT, []])
    const found = session && (await lookAgain(session, kiwi))
    expect(found).toMatchObject({ kind: 'gone', folder: FRUIT })
    expect(asked).toEqual([FRUIT, ROOT, pathTo('Food')])
  })

  it('lists nothing but that folder where it is still there', async () => {
    const asked = serve(...above, [FRUIT, [entry('R-K', 'Kiwi', 'object')]])
    const found = session && (await lookAgain(session, kiwi))
    expect(found).toMatchObject({ kind: 'here', folder: FRUIT })
    expect(asked).toEqual([FRUIT])
  })
})
