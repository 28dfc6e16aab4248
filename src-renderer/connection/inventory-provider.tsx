import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import type { SourceState } from '../../src-shared/model/source'
import { keys } from '../queries/keys'
import { resetTree } from '../tree/tree-store'
import { type Inventory, InventoryContext } from './inventory-context'

interface InventoryProviderProps {
  readonly state: SourceState
  readonly children: ReactNode
}

/** Tells everything below which inventory it shows; lists again what is open when a connection is back. */
export function InventoryProvider({ state, children }: InventoryProviderProps) {
  const key = useInventoryKey(state)
  const isReady = state.kind === 'ready'
  const world = state.kind === 'ready' ? state.world : null
  useListAgain(key, isReady)
  const inventory = useMemo<Inventory>(
    () => ({ key, isReady, world: world ?? { kind: 'unknown' } }),
    [key, isReady, world],
  )
  return <InventoryContext value={inventory}>{children}</InventoryContext>
}

/** The first listing of an inventory comes by itself; after a loss everything open is listed again, once. */
function useListAgain(key: string, isReady: boolean): void {
  const client = useQueryClient()
  const shown = useRef('')
  useEffect(() => {
    if (!isReady) return
    if (shown.current === key) void client.invalidateQueries({ queryKey: keys.listings(key) })
    else if (shown.current !== '') resetTree()
    shown.current = key
  }, [client, isReady, key])
}

/** Stays the same while disconnected, so that what was listed stays on screen. */
function useInventoryKey(state: SourceState): string {
  const [key, setKey] = useState('')
  const current = state.kind === 'ready' ? (state.account?.userId ?? state.source.address) : key
  if (current !== key) setKey(current)
  return current
}
