import { useEffect, useMemo, useState } from 'react'
import { ROOT } from '../../src-shared/domain/paths'
import { type AppError, AppFailure } from '../../src-shared/errors'
import type { Sort } from '../../src-shared/model/settings'
import { say } from '../../src-shared/sentences'
import { ROOT_ID } from '../kit/row-id'
import { useStore } from '../kit/store'
import type { ListingState } from '../listings/open-listings'
import { useOpenListings } from '../listings/use-open-listings'
import { useInventory } from '../session/session-context'
import { useSettings } from '../session/settings-store'
import type { BranchState } from './branch'
import { type FlattenInput, flatten } from './flatten'
import { flattenLocation } from './flatten-location'
import type { Rows } from './rows'
import { treeStore } from './tree-store'

export interface BrowserRows {
  readonly rows: Rows
  readonly root: BranchState
  /** The folder that the grid shows is no longer there. */
  readonly isGone: boolean
  /** Whether anything is being listed. */
  readonly isListing: boolean
}

/**
 * The rows on screen. What is open decides which folders are listed, and their
 * listings decide what is open in them: so the cache is read while flattening,
 * which is done anew only when what is open, listed or asked for has changed.
 */
export function useBrowserRows(): BrowserRows {
  const { key, isReady } = useInventory()
  const listings = useOpenListings()
  const states = useStore(listings.states, value => value)
  const isListing = useStore(listings.isListing, value => value)
  const { expanded, draftIn, location } = useOpened()
  const sort = useSettings(settings => settings.sort)
  const view = useSettings(settings => settings.view)
  const flattened = useMemo(() => {
    const stateOf: FlattenInput['stateOf'] = path => branchState(states.stateOf(path), sort, isReady)
    const input = { draftIn, canList: isReady, stateOf }
    const root = stateOf(ROOT)
    if (view === 'grid') return { ...flattenLocation(location ?? ROOT_ID, input), root }
    return { rows: flatten({ ...input, expanded }), isGone: false, root }
  }, [states, sort, isReady, draftIn, view, location, expanded])
  const rows = useSteadyRows(flattened.rows)
  const { branches } = rows
  useEffect(() => {
    listings.show(key === '' ? [] : branches.map(({ path }) => path))
  }, [listings, key, branches])
  return { ...flattened, rows, isListing }
}

/** Not the selection: what is selected changes no rows. */
function useOpened(): Pick<FlattenInput, 'expanded' | 'draftIn'> & { readonly location: string | null } {
  const expanded = useStore(treeStore, view => view.expanded)
  const draftIn = useStore(treeStore, view => view.draftIn)
  const location = useStore(treeStore, view => view.location)
  return { expanded, draftIn, location }
}

/** The same rows as long as they come out the same. */
function useSteadyRows(flattened: Rows): Rows {
  const [kept, setKept] = useState(flattened)
  const rows = useMemo(() => (kept.isSameAs(flattened) ? kept : flattened), [kept, flattened])
  if (rows !== kept) setKept(rows)
  return rows
}

function branchState({ data, error }: ListingState, sort: Sort, isReady: boolean): BranchState {
  const listing = data?.sortedBy(sort) ?? null
  // Over a complete listing an error is the connection's to tell: the old rows stay.
  // While nothing is connected, what was not kept was simply not listed yet.
  return { listing, error: isReady && error && !listing?.isComplete ? appErrorOf(error) : null }
}

function appErrorOf(error: Error): AppError {
  if (error instanceof AppFailure) return error.error
  return { kind: 'bug', ...say('own-fault'), detail: error.message }
}
