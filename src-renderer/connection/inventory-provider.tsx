import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import type { CurrentWorld, SourceState } from '../../src-shared/model/source'
import { clearToasts } from '../operations/toast-store'
import { forgetVisits } from '../place/going'
import { keys } from '../queries/keys'
import { clipboardStore } from '../tree/clipboard-store'
import { endExpansion, restoreExpansion } from '../tree/restore-expansion'
import { resetTree } from '../tree/tree-store'
import { forgetScrolls } from '../view/scroll-memory'
import { type Inventory, InventoryContext } from './inventory-context'

interface InventoryProviderProps {
  readonly state: SourceState
  readonly children: ReactNode
}

/** Tells everything below which inventory it shows; lists again what is open when a connection is back. */
export function InventoryProvider({ state, children }: InventoryProviderProps) {
  const { key, userId } = useKnownInventory(state)
  const isReady = state.kind === 'ready'
  const world = useLastWorld(state)
  useListAgain(key, isReady)
  const inventory = useMemo<Inventory>(() => ({ key, userId, isReady, world }), [key, userId, isReady, world])
  return <InventoryContext value={inventory}>{children}</InventoryContext>
}

/** The first listing of an inventory comes by itself; after a loss everything open is listed again, once. */
function useListAgain(key: string, isReady: boolean): void {
  const client = useQueryClient()
  const shown = useRef('')
  useEffect(() => {
    if (!isReady) return
    if (shown.current === key) void client.invalidateQueries({ queryKey: keys.listings(key) })
    else {
      if (shown.current !== '') forgetOther()
      restoreExpansion(key)
    }
    shown.current = key
  }, [client, isReady, key])
}

/** Another inventory is shown: nothing that was meant for the one before may be done in it. */
function forgetOther(): void {
  endExpansion()
  resetTree()
  forgetVisits()
  forgetScrolls()
  clipboardStore.update(() => null)
  clearToasts()
}

/** While disconnected the button still names the world that it was about. */
function useLastWorld(state: SourceState): CurrentWorld {
  const [last, setLast] = useState<CurrentWorld>({ kind: 'unknown' })
  const world = state.kind === 'ready' ? state.world : last
  if (world !== last) setLast(world)
  return world
}

interface Known {
  readonly key: string
  readonly userId: string | null
  readonly address: string
}

/**
 * Stays the same while disconnected, so that what was listed stays on screen,
 * and while a service that just started cannot say yet who is signed in.
 */
function useKnownInventory(state: SourceState): Known {
  const [known, setKnown] = useState<Known>({ key: '', userId: null, address: '' })
  const current = state.kind === 'ready' ? knownOf(state, known) : known
  if (current.key !== known.key || current.address !== known.address) setKnown(current)
  return current
}

function knownOf({ account, source }: Extract<SourceState, { kind: 'ready' }>, before: Known): Known {
  const { address } = source
  if (account) return { key: account.userId, userId: account.userId, address }
  return address === before.address ? before : { key: address, userId: null, address }
}
