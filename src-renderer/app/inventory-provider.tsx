import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import type { CurrentWorld, SourceState } from '../../src-shared/model/source'
import { dropQuestions } from '../actions/asking-store'
import { endDeletion } from '../actions/deletion-store'
import { fromSelectionStore } from '../actions/from-selection-store'
import { renameStore } from '../actions/rename-store'
import { clipboardStore } from '../browser/clipboard-store'
import { forgetVisits } from '../browser/navigation-history'
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
import { useSavedInventory } from '../session/saved-inventory'
import { undoStack } from '../session/undo-store'
import { unfinishedMoves } from '../session/unfinished-store'

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
    if (!isReady) {
      // What is shown from the disk is listed again like anything that was lost.
      if (shown.current === '' && key !== '') restoreExpansion(key)
      if (shown.current === '') shown.current = key
      return
    }
    askMainAgain()
    if (shown.current === key) listAgain(client, key)
    else {
      if (shown.current !== '') forgetOther()
      restoreExpansion(key)
    }
    shown.current = key
  }, [client, isReady, key])
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
  forgetVisits()
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
  const saved = useSavedInventory()
  const current = state.kind === 'ready' ? knownOf(state, known) : savedOr(known, saved, state)
  if (current.key !== known.key || current.address !== known.address) setKnown(current)
  return current
}

/** A start without a service shows the last inventory, unless another one was named. */
function savedOr(known: Known, saved: string | null, state: SourceState): Known {
  if (known.key !== '' || saved === null) return known
  const isLooking = state.kind === 'disconnected' && state.retries === 'any'
  return isLooking ? { key: saved, userId: saved, address: '' } : known
}

function knownOf({ account, source }: Extract<SourceState, { kind: 'ready' }>, before: Known): Known {
  const { address } = source
  if (account) return { key: account.userId, userId: account.userId, address }
  return address === before.address ? before : { key: address, userId: null, address }
}
