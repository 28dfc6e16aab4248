import { describe, expect, it } from 'vitest'
import type { EntryKind, EntryProblem } from '../model/entry'
import type { CurrentWorld } from '../model/source'
import type { Dragged } from './guards'
import { ROOT } from './paths'
import { canSpawn, spawnableIn } from './spawn'

const HOME: CurrentWorld = { kind: 'world', name: 'Home' }

function dragged(name: string, kind: EntryKind, problem: EntryProblem | null = null): Dragged {
  const ref = { parent: { path: ROOT, recordIds: [] }, recordId: `R-${name}`, name, kind }
  return { ref, problem, linkName: null }
}

const HAT = dragged('Hat', 'object')
const SHELF = dragged('Shelf', 'folder')
const ESSENTIALS = dragged('Essentials', 'link')
const TWIN = dragged('Twin', 'object', 'twin')

describe('a drop on the world', () => {
  it('takes objects, worlds and unknown items, and leaves folders and links', () => {
    const mixed = [SHELF, HAT, ESSENTIALS, dragged('Home', 'world'), dragged('New', 'unknown'), TWIN]
    expect(spawnableIn(mixed).map(({ name }) => name)).toEqual(['Hat', 'Home', 'New'])
    expect(canSpawn(mixed, HOME)).toBeNull()
  })

  it('takes what lies below a link', () => {
    expect(canSpawn([{ ...HAT, linkName: 'Essentials' }], HOME)).toBeNull()
  })

  it('is not refused because the service cannot say which world has the focus', () => {
    expect(canSpawn([HAT], { kind: 'unknown' })).toBeNull()
  })

  it.each([
    { what: [SHELF], reason: 'not-an-item' },
    { what: [ESSENTIALS, SHELF], reason: 'not-an-item' },
    { what: [SHELF, TWIN], reason: 'unaddressable' },
    { what: [], reason: 'nothing-selected' },
  ])('refuses $reason', ({ what, reason }) => {
    expect(canSpawn(what, HOME)?.reason).toBe(reason)
  })

  it('is refused without a world', () => {
    expect(canSpawn([HAT], { kind: 'none' })).toEqual({ reason: 'no-world' })
  })
})
