import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ROOT } from '../../src-shared/domain/paths'
import { RESONITE_CAPABILITIES } from '../../src-shared/model/capabilities'
import type { Account, SourceState } from '../../src-shared/model/source'
import { say } from '../../src-shared/sentences'
import { createStore, type Store } from '../kit/store'
import { createQueryClient } from '../listings/query-client'
import { ADA, inventoryOf, stubMain } from '../testing/open-session'
import { followInventory } from './follow-inventory'
import { keys } from './keys'
import { partOfSession, type Session } from './session'

const SOURCE = { address: 'unix:/run/ada.sock', origin: 'folder' } as const
const CONNECTING: SourceState = { kind: 'connecting', source: SOURCE, inventory: null }
const BEA = inventoryOf('U-bea')

function lost(inventory = ADA): SourceState {
  const error = { kind: 'offline', ...say('nothing-runs') } as const
  return { kind: 'disconnected', source: null, error, retries: 'any', inventory }
}

function ready(inventory = ADA, account: Account | null = null): SourceState {
  const world = { kind: 'world', name: `World of ${inventory.ownerId}` } as const
  const capabilities = RESONITE_CAPABILITIES
  const rest = { facts: null, isOutdated: false, capabilities, account, world } as const
  return { kind: 'ready', source: SOURCE, inventory, ...rest }
}

let opened: Store<Session> | null = null

function follow(first: SourceState) {
  const source = createStore(first)
  const sessions = followInventory(source, createQueryClient)
  opened = sessions
  return { sessions, tell: (state: SourceState) => source.update(() => state) }
}

beforeEach(() => stubMain())
afterEach(() => {
  opened?.get().close()
  opened = null
  vi.unstubAllGlobals()
})

const account = (name: string): Account => ({ userId: `U-${name}`, userName: name })

describe('somebody else who signs in at the same service', () => {
  const adas = ready(ADA, account('ada'))
  const beas = ready(BEA, account('bea'))

  it('is named, also when the connection was lost in between', () => {
    for (const between of [[], [lost()]]) {
      const { sessions, tell } = follow(adas)
      for (const state of [...between, beas]) tell(state)
      expect(sessions.get().newcomer.get()).toBe('bea')
      sessions.get().close()
    }
  })

  it('is not when a person has opened another source, nor the first one who is known', () => {
    const { sessions, tell } = follow(CONNECTING)
    tell(adas)
    expect(sessions.get().newcomer.get()).toBeNull()
    for (const state of [CONNECTING, beas]) tell(state)
    expect(sessions.get().newcomer.get()).toBeNull()
    const elsewhere = { ...adas, source: { address: 'unix:/run/other.sock', origin: 'folder' } } as const
    tell(elsewhere)
    expect(sessions.get().newcomer.get()).toBeNull()
  })
})

describe('the session of the inventory in the window', () => {
  it('is another one for another inventory, and the one before is closed with all that hung on it', () => {
    const { sessions, tell } = follow(ready())
    const ada = sessions.get()
    const noteOf = partOfSession(() => createStore('nothing'))
    noteOf(ada).update(() => 'of Ada')
    ada.queries.setQueryData(keys.history(ADA.id), [])
    const onClose = vi.fn()
    ada.onClose(onClose)
    tell(ready(BEA))
    const bea = sessions.get()
    expect([ada.key, bea.key]).toEqual([ADA.id, BEA.id])
    expect(onClose).toHaveBeenCalledOnce()
    expect(ada.queries.getQueryCache().getAll()).toEqual([])
    expect([noteOf(ada).get(), noteOf(bea).get()]).toEqual(['of Ada', 'nothing'])
    expect(noteOf(bea)).toBe(noteOf(bea))
  })

  it('stays while the connection is lost, and asks main and the service again when it is back', () => {
    const asked: string[] = []
    stubMain(name => {
      asked.push(name)
      return new Promise(() => {})
    })
    const { sessions, tell } = follow(ready())
    const ada = sessions.get()
    const listed = { queryKey: keys.listing(ADA.id, ROOT) }
    ada.queries.setQueryData(listed.queryKey, null)
    tell(lost())
    expect(sessions.get()).toBe(ada)
    expect(ada.inventory.get()).toMatchObject({ isReady: false, world: { name: 'World of U-ada' } })
    expect(ada.queries.getQueryState(listed.queryKey)?.isInvalidated).toBe(false)
    asked.length = 0
    tell(ready())
    expect(sessions.get()).toBe(ada)
    expect(asked).toEqual(expect.arrayContaining(['history.stack', 'locks.list', 'moves.unfinished']))
    expect(ada.queries.getQueryState(listed.queryKey)?.isInvalidated).toBe(true)
  })

  it('begins without a service with what that said last that can be done', () => {
    const capabilities = {
      ...RESONITE_CAPABILITIES,
      addressing: 'path-and-id',
      trash: { kind: 'none' },
    } as const
    const { sessions, tell } = follow(lost({ ...ADA, capabilities }))
    const ada = sessions.get()
    expect(ada.inventory.get().capabilities).toEqual(capabilities)
    tell(ready())
    expect(ada.inventory.get().capabilities).toEqual(RESONITE_CAPABILITIES)
    tell(lost({ ...ADA, capabilities }))
    expect(ada.inventory.get().capabilities).toEqual(RESONITE_CAPABILITIES)
  })

  it('names itself in all that it asks for', async () => {
    const asked: (readonly [name: string, inventory: string | undefined])[] = []
    stubMain((name, _args, _id, inventory) => {
      asked.push([name, inventory])
      return new Promise(() => {})
    })
    const { sessions, tell } = follow(ready())
    tell(lost())
    tell(ready())
    expect(sessions.get().key).toBe(ADA.id)
    expect(asked.map(([name]) => name)).toEqual(
      expect.arrayContaining(['operations.current', 'places.read', 'tray.read']),
    )
    // What main can write down is no inventory's.
    expect(asked.filter(([name, inventory]) => inventory !== ADA.id && name !== 'journal.state')).toEqual([])
  })

  it('stands for none before one is known, and for the one of the time before where only that was kept', () => {
    const { sessions, tell } = follow(CONNECTING)
    expect(sessions.get().key).toBe('')
    tell(lost())
    const ada = sessions.get()
    expect(ada.inventory.get()).toMatchObject({ key: ADA.id, userId: 'U-ada', isReady: false })
    tell(ready())
    expect(sessions.get()).toBe(ada)
  })

  it('stands for none again while another one is opened of which nothing is known', () => {
    const { sessions, tell } = follow(ready())
    tell(CONNECTING)
    expect(sessions.get().key).toBe('')
  })
})
