import { describe, expect, it } from 'vitest'
import { ListingBuilder } from '../../src-shared/domain/listing'
import { childPath, descendantPath, ROOT } from '../../src-shared/domain/paths'
import type { Entry } from '../../src-shared/model/entry'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Step } from '../../src-shared/model/operation'
import { isGoneFrom } from './gone-from'
import { Resolver } from './resolver'

const FRUIT = descendantPath(ROOT, ['Fruit']) ?? ROOT
const TOOLS = descendantPath(ROOT, ['Tools']) ?? ROOT
const KIWI = { path: childPath(FRUIT, 'Kiwi') ?? ROOT, recordIds: ['R-F', 'R-K'] }

class Known {
  readonly resolver = new Resolver()
  #atMs = 10

  constructor() {
    this.resolver.connectedSince(0)
    this.list(ROOT, ['R-F', 'Fruit', 'folder'], ['R-T', 'Tools', 'folder'])
    this.list(FRUIT, ['R-K', 'Kiwi', 'object'])
  }

  list(path: InventoryPath, ...entries: readonly (readonly [string, string, Entry['kind']])[]): void {
    const builder = new ListingBuilder(path, (this.#atMs += 10), entries.length)
    builder.addEntries(
      entries.map(([recordId, name, kind]) => {
        return { recordId, name, kind, assetUri: '', isPublic: false, modifiedMs: null }
      }),
    )
    this.resolver.known.listed(builder.finish())
  }

  prove(step: Pick<Step, 'recordId' | 'name' | 'entryKind' | 'from' | 'to'>): void {
    const state = { id: 's', action: 'move', state: 'done', provenAtMs: (this.#atMs += 10) } as const
    this.resolver.known.proven({ ...step, ...state })
  }

  get isGone(): boolean {
    return isGoneFrom(this.resolver.answers, KIWI)
  }
}

describe('what somebody has before their eyes', () => {
  it('is there while its folder shows it, and gone when that shows it no more', () => {
    const known = new Known()
    expect(known.isGone).toBe(false)
    known.list(FRUIT)
    expect(known.isGone).toBe(true)
  })

  it('is not called gone by a listing that was made while something is being done with it', () => {
    const known = new Known()
    known.resolver.busyWith(new Set(['R-K']))
    known.list(FRUIT)
    expect(known.isGone).toBe(false)
  })

  it('is gone with the folder around it, whether that was deleted or moved', () => {
    const deleted = new Known()
    deleted.list(ROOT, ['R-T', 'Tools', 'folder'])
    expect(deleted.isGone).toBe(true)
    const moved = new Known()
    const to = childPath(TOOLS, 'Fruit')
    moved.prove({ recordId: 'R-F', name: 'Fruit', entryKind: 'folder', from: FRUIT, to })
    expect(moved.isGone).toBe(true)
  })

  it('is gone from there when it was moved to another folder', () => {
    const known = new Known()
    const to = childPath(TOOLS, 'Kiwi')
    known.prove({ recordId: 'R-K', name: 'Kiwi', entryKind: 'object', from: KIWI.path, to })
    expect(known.isGone).toBe(true)
  })

  it('stays where it is when it, or the folder around it, gets another name', () => {
    const known = new Known()
    known.list(ROOT, ['R-F', 'Obst', 'folder'], ['R-T', 'Tools', 'folder'])
    expect(known.isGone).toBe(false)
    known.list(childPath(ROOT, 'Obst') ?? ROOT, ['R-K', 'Kiwifrucht', 'object'])
    expect(known.isGone).toBe(false)
  })
})
