import { vi } from 'vitest'
import type { Bridge } from '../../src-shared/ipc/contract'
import { RESONITE_CAPABILITIES } from '../../src-shared/model/capabilities'
import { isInventoryId, type KnownInventory } from '../../src-shared/model/inventory-id'
import { createQueryClient } from '../listings/query-client'
import { createSession, type Session } from '../session/session'

type CallToMain = Bridge['call']

export const ADA = inventoryOf('U-ada')

/** As main would name it. */
export function inventoryOf(userId: string): KnownInventory {
  const id = `resonite:${userId}`
  if (!isInventoryId(id)) throw new Error(`${id} is no id of an inventory`)
  return { id, ownerId: userId }
}

/** Main, as the preload shows it; unless it is told otherwise it never answers. */
export function stubMain(call: CallToMain = () => new Promise(() => {})): void {
  const satchel: Pick<Bridge, 'call' | 'on'> = { call, on: () => () => {} }
  vi.stubGlobal('localStorage', emptyStorage())
  vi.stubGlobal('sessionStorage', emptyStorage())
  vi.stubGlobal('window', Object.assign(new EventTarget(), { satchel }))
}

function emptyStorage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const entries = new Map<string, string>()
  return {
    getItem: key => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: key => void entries.delete(key),
  }
}

/** A session of Ada's, as `followInventory` opens one; call `stubMain` before. */
export function openSession(): Session {
  const world = { kind: 'world', name: 'Home' } as const
  const facts = { userId: ADA.ownerId, isReady: true, world, capabilities: RESONITE_CAPABILITIES }
  return createSession({ key: ADA.id, ...facts }, createQueryClient())
}
