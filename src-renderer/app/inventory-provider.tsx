import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import type { CurrentWorld, SourceState } from '../../src-shared/model/source'
import { dropQuestions } from '../actions/asking-store'
import { endDeletion } from '../actions/deletion-store'
import { fromSelectionStore } from '../actions/from-selection-store'
import { renameStore } from '../actions/rename-store'
import { clipboardStore } from '../browser/clipboard-store'
import { clearHistory } from '../browser/navigation-history'
import { endExpansion, restoreExpansion } from '../browser/restore-expansion'
import { forgetScrolls } from '../browser/scroll-memory'
import { resetTree } from '../browser/tree-store'
import { confirmStore } from '../kit/confirm-store'
import { clearToasts } from '../kit/toast-store'
import { keys } from '../listings/keys'
import { forgetSteps } from '../session/activity-store'
import { type Inventory, InventoryContext } from '../session/inventory-context'
import { journal } from '../session/journal-store'
import { locks } from '../session/lock-store'
import { undoStack } from '../session/undo-store'
import { unfinishedMoves } from '../session/unfinished-store'

interface InventoryProviderProps {
  readonly state: SourceState
  readonly children: ReactNode
}

/** Tells everything below which inventory it shows; lists again what is open when a connection is back. */
export function InventoryProvider({ state, children }: InventoryProviderProps) {
  const key = state.inventory?.id ?? ''
  const userId = state.inventory?.ownerId ?? null
  const isReady = state.kind === 'ready'
  const world = useLastWorld(state)
  useListAgain(key, isReady, oldKeyOf(state))
  const inventory = useMemo<Inventory>(() => ({ key, userId, isReady, world }), [key, userId, isReady, world])
  return <InventoryContext value={inventory}>{children}</InventoryContext>
}

/** The first listing of an inventory comes by itself; after a loss everything open is listed again, once. */
function useListAgain(key: string, isReady: boolean, oldKey: string): void {
  const client = useQueryClient()
  const shown = useRef('')
  useEffect(() => {
    if (!isReady) {
      // What is shown from the disk is listed again like anything that was lost.
      if (shown.current === '' && key !== '') restoreExpansion(key, oldKey)
      if (shown.current === '') shown.current = key
      return
    }
    askMainAgain()
    if (shown.current === key) listAgain(client, key)
    else {
      if (shown.current !== '') forgetOther()
      restoreExpansion(key, oldKey)
    }
    shown.current = key
  }, [client, isReady, key, oldKey])
}

function listAgain(client: QueryClient, key: string): void {
  void client.invalidateQueries({ queryKey: keys.listings(key) })
  const pictures = keys.thumbnails(key)
  void client.resetQueries({ queryKey: pictures, predicate: ({ state }) => state.status === 'error' })
}

/** What main keeps for the open inventory; it tells by itself when that changes later. */
function askMainAgain(): void {
  for (const watched of [undoStack, locks, unfinishedMoves, journal]) watched.askAgain()
}

/** Another inventory is shown: nothing that was meant for the one before may be done in it. */
function forgetOther(): void {
  endExpansion()
  resetTree()
  clearHistory()
  forgetScrolls()
  clipboardStore.update(() => null)
  clearToasts()
  dropQuestions()
  confirmStore.get()?.answer(false)
  endDeletion()
  renameStore.update(() => null)
  fromSelectionStore.update(() => null)
  forgetSteps()
}

/** While disconnected the button still names the world that it was about. */
function useLastWorld(state: SourceState): CurrentWorld {
  const [last, setLast] = useState<CurrentWorld>({ kind: 'unknown' })
  const world = state.kind === 'ready' ? state.world : last
  if (world !== last) setLast(world)
  return world
}

/** By what versions before this one kept what was open in the tree. */
function oldKeyOf(state: SourceState): string {
  const address = 'source' in state ? state.source?.address : undefined
  return state.inventory?.ownerId ?? address ?? ''
}
