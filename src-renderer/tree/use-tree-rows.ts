import { type QueryClient, useQueries, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type AppError, AppFailure } from '../../src-shared/errors'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Listing } from '../../src-shared/model/listing'
import { say } from '../../src-shared/sentences'
import type { Sort } from '../../src-shared/model/settings'
import { useInventory } from '../connection/inventory-context'
import { keys } from '../queries/keys'
import { listingQuery } from '../queries/listing-query'
import { useStore } from '../view/store'
import { useSetting } from '../view/view-settings'
import { type BranchState, flatten } from './flatten'
import type { Rows } from './rows'
import { treeStore } from './tree-store'

/**
 * The rows on screen. What is open decides which folders are listed, and their
 * listings decide what is open in them: so the cache is read while flattening,
 * and watched by the same render.
 */
export function useTreeRows(): Rows {
  const client = useQueryClient()
  const { key, isReady } = useInventory()
  const expanded = useStore(treeStore, view => view.expanded)
  const draftIn = useStore(treeStore, view => view.draftIn)
  const sort = useSetting('sort')
  const flattened = flatten({
    expanded,
    draftIn,
    canList: isReady,
    stateOf: path => branchState(client, key, path, sort),
  })
  const [kept, setKept] = useState(flattened)
  const rows = kept.isSameAs(flattened) ? kept : flattened
  if (rows !== kept) setKept(rows)
  useQueries({
    queries: rows.branches.map(branch => ({ ...listingQuery(key, branch.path), enabled: isReady })),
    // Touching both fields makes this component draw again when either changes.
    combine: results => results.map(result => [result.data, result.error]),
  })
  return rows
}

function branchState(client: QueryClient, inventory: string, path: InventoryPath, sort: Sort): BranchState {
  const state = client.getQueryState<Listing>(keys.listing(inventory, path))
  const listing = state?.data?.sortedBy(sort) ?? null
  // Over a complete listing an error is the connection's to tell: the old rows stay.
  const error = state?.error && !listing?.isComplete ? appErrorOf(state.error) : null
  return { listing, error }
}

function appErrorOf(error: Error): AppError {
  if (error instanceof AppFailure) return error.error
  return { kind: 'bug', ...say('own-fault'), detail: error.message }
}
