import type { QueryClient } from '@tanstack/react-query'
import { type Capabilities, RESONITE_CAPABILITIES } from '../../src-shared/model/capabilities'
import type { CurrentWorld, SourceState } from '../../src-shared/model/source'
import { createStore, type Store } from '../kit/store'
import { createSession, type Inventory, type Session } from './session'

const NONE: Inventory = {
  key: '',
  userId: null,
  isReady: false,
  world: { kind: 'unknown' },
  capabilities: RESONITE_CAPABILITIES,
}

/**
 * The session of the inventory that main tells of: a new one for each other
 * inventory, the same one as long as it stays, connected or not. Before the
 * first one is known there is one that stands for none. Each has a cache of its
 * own: nothing of one inventory is found in another.
 */
export function followInventory(
  source: Store<SourceState>,
  createQueries: () => QueryClient,
): Store<Session> {
  const open = (inventory: Inventory, newcomer: string | null = null): Session =>
    createSession(inventory, createQueries(), newcomer)
  let before = personIn(source.get(), null)
  const opened = createStore(open(inventoryNow(source.get(), NONE)))
  source.subscribe(() => {
    const session = opened.get()
    const now = inventoryNow(source.get(), session.inventory.get())
    const person = personIn(source.get(), before)
    const isOther = before !== null && person?.address === before.address && person.id !== before.id
    before = person
    if (now.key === session.key) return session.hear(now)
    session.close()
    opened.update(() => open(now, isOther ? (person?.name ?? null) : null))
  })
  return opened
}

interface Person {
  readonly id: string
  readonly name: string
  readonly address: string
}

/** Who is signed in; as long as it is not known, who was. Nobody once a person has said which source to open. */
function personIn(state: SourceState, before: Person | null): Person | null {
  if (state.kind === 'connecting' || state.kind === 'choose-source') return null
  if (state.kind !== 'ready') return before
  const { account, source } = state
  return account && { id: account.userId, name: account.userName, address: source.address }
}

function inventoryNow(state: SourceState, before: Inventory): Inventory {
  const isReady = state.kind === 'ready'
  const world = worldOf(state, before.world)
  // Of what is opened now nothing is known yet: what was shown before belongs to another one.
  if (state.inventory === null) return { ...NONE, isReady, world }
  const { id: key, ownerId } = state.inventory
  const capabilities = capabilitiesNow(state, before)
  const userId = capabilities.hasRecordLinks ? ownerId : null
  return { key, userId, isReady, world, capabilities }
}

/** They stay while the connection is lost; another inventory's say nothing of this one. */
function capabilitiesNow(state: SourceState, before: Inventory): Capabilities {
  if (state.kind === 'ready') {
    // The same object as long as nothing changes: rows are drawn by it.
    const isSame = JSON.stringify(state.capabilities) === JSON.stringify(before.capabilities)
    return isSame ? before.capabilities : state.capabilities
  }
  if (state.inventory?.id === before.key) return before.capabilities
  return state.inventory?.capabilities ?? RESONITE_CAPABILITIES
}

/** While disconnected the button still names the world that it was about. */
function worldOf(state: SourceState, before: CurrentWorld): CurrentWorld {
  return state.kind === 'ready' ? state.world : before
}
