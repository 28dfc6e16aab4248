import { describe, expect, it } from 'vitest'
import { RESONITE_CAPABILITIES } from '../../src-shared/model/capabilities'
import type { Source, SourceState } from '../../src-shared/model/source'
import { inventoryOf } from '../sources/inventory-id'
import { PictureOwner } from './picture-owner'

const one: Source = { address: 'unix:/one.sock', origin: 'folder' }
const two: Source = { address: 'unix:/two.sock', origin: 'folder' }
const error = { kind: 'offline', message: 'Gone.' } as const

function ready(source: Source, userId: string | null, world = 'Home'): SourceState {
  const account = userId === null ? null : { userId, userName: userId }
  const facts = { facts: null, isOutdated: false, capabilities: RESONITE_CAPABILITIES }
  return {
    kind: 'ready',
    inventory: inventoryOf(source, account),
    source,
    ...facts,
    account,
    world: { kind: 'world', name: world },
  }
}

/** Follows all, and answers what the last changed. */
function after(...states: SourceState[]): { readonly hasChanged: boolean; readonly name: string } {
  const owner = new PictureOwner()
  let hasChanged = false
  for (const state of states) hasChanged = owner.follow(state)
  return { hasChanged, name: owner.name }
}

describe('PictureOwner', () => {
  it('changes with the person and with the socket', () => {
    const ada = ready(one, 'U-ada')
    expect(after(ada, ready(one, 'U-bob'))).toEqual({ hasChanged: true, name: 'U-bob' })
    expect(after(ada, ready(two, 'U-ada'))).toEqual({ hasChanged: true, name: 'U-ada' })
    expect(after(ada, { kind: 'not-signed-in', inventory: null, source: one, facts: null }).hasChanged).toBe(
      true,
    )
    expect(after(ada, { kind: 'connecting', inventory: null, source: two })).toEqual({
      hasChanged: true,
      name: two.address,
    })
  })

  it('has the name of the socket where the service names nobody', () => {
    expect(after(ready(one, null)).name).toBe(one.address)
  })

  it.each<SourceState>([
    ready(one, 'U-ada', 'Other'),
    { kind: 'disconnected', inventory: null, source: one, error, retries: 'any' },
    { kind: 'disconnected', inventory: null, source: null, error, retries: 'any' },
    { kind: 'connecting', inventory: null, source: null },
    { kind: 'choose-source', inventory: null, candidates: [] },
  ])('stays through %j', state => {
    expect(after(ready(one, 'U-ada'), state)).toEqual({ hasChanged: false, name: 'U-ada' })
  })
})
