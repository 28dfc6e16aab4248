import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { ROOT } from '../../src-shared/domain/paths'
import { TRASH, TRASH_NAME } from '../../src-shared/domain/trash'
import type { Listing } from '../../src-shared/model/listing'
import { useInventory } from '../connection/inventory-context'
import { listingQuery } from '../queries/listing-query'
import { ROOT_BRANCH } from '../tree/branch'
import type { EntryRow } from '../tree/row'
import { entryRow } from '../tree/rows'
import { useListings } from './use-listings'

const NOTHING_OPEN: ReadonlySet<string> = new Set()

interface TrashPlace {
  readonly row: EntryRow
  /** What it holds; null until that is listed. */
  readonly count: number | null
}

/** The Trash once there is one: it is made with the first deletion. */
export function useTrashPlace(): TrashPlace | null {
  const { key, isReady } = useInventory()
  const listing = useListings()(ROOT)
  const row = useMemo(() => listing && trashIn(listing), [listing])
  const { data } = useQuery({ ...listingQuery(key, TRASH), enabled: isReady && row !== null })
  return row && { row, count: data?.isComplete ? data.total : null }
}

function trashIn(listing: Listing): EntryRow | null {
  const index = listing.indicesNamed(TRASH_NAME).find(named => listing.entryAt(named).kind === 'folder')
  const position = index === undefined ? -1 : listing.positionOf(index)
  return entryRow({ branch: ROOT_BRANCH, listing, expandedKeys: NOTHING_OPEN }, position)
}
