import { type QueryClient, useQueries, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ROOT } from '../../src-shared/domain/paths'
import { type AppError, AppFailure } from '../../src-shared/errors'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Listing } from '../../src-shared/model/listing'
import type { Sort } from '../../src-shared/model/settings'
import { say } from '../../src-shared/sentences'
import { useInventory } from '../connection/inventory-context'
import { flattenPlace } from '../place/flatten-place'
import { keys } from '../queries/keys'
import { listingQuery } from '../queries/listing-query'
import { useSettings } from '../settings/settings-store'
import { useStore } from '../view/store'
import { type BranchState, flatten } from './flatten'
import { ROOT_ID } from './row-id'
import type { Rows } from './rows'
import { treeStore } from './tree-store'

export interface BrowserRows {
  readonly rows: Rows
  readonly root: BranchState
  /** The folder that the grid shows is no longer there. */
  readonly isGone: boolean
}

/**
 * The rows on screen. What is open decides which folders are listed, and their
 * listings decide what is open in them: so the cache is read while flattening,
 * and watched by the same render.
 */
export function useBrowserRows(): BrowserRows {
  const client = useQueryClient()
  const { key, isReady } = useInventory()
  const { expanded, draftIn, place } = useStore(treeStore, view => view)
  const sort = useSettings(settings => settings.sort)
  const view = useSettings(settings => settings.view)
  const stateOf = (path: InventoryPath): BranchState => branchState(client, key, path, sort, isReady)
  const input = { draftIn, canList: isReady, stateOf }
  const flattened =
    view === 'grid'
      ? flattenPlace(place ?? ROOT_ID, input)
      : { rows: flatten({ ...input, expanded }), isGone: false }
  const [kept, setKept] = useState(flattened.rows)
  const rows = kept.isSameAs(flattened.rows) ? kept : flattened.rows
  if (rows !== kept) setKept(rows)
  useQueries({
    queries: rows.branches.map(branch => ({
      ...listingQuery(key, branch.path, isReady),
      enabled: key !== '',
    })),
    // Touching both fields makes this component draw again when either changes.
    combine: results => results.map(result => [result.data, result.error]),
  })
  return { rows, root: stateOf(ROOT), isGone: flattened.isGone }
}

function branchState(
  client: QueryClient,
  inventory: string,
  path: InventoryPath,
  sort: Sort,
  isReady: boolean,
): BranchState {
  const state = client.getQueryState<Listing>(keys.listing(inventory, path))
  const listing = state?.data?.sortedBy(sort) ?? null
  // Over a complete listing an error is the connection's to tell: the old rows stay.
  // While nothing is connected, what was not kept was simply not listed yet.
  const error = isReady && state?.error && !listing?.isComplete ? appErrorOf(state.error) : null
  return { listing, error }
}

function appErrorOf(error: Error): AppError {
  if (error instanceof AppFailure) return error.error
  return { kind: 'bug', ...say('own-fault'), detail: error.message }
}
