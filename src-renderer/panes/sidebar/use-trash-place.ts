import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { ROOT } from '../../../src-shared/domain/paths'
import { TRASH, TRASH_NAME } from '../../../src-shared/domain/trash'
import type { Entry } from '../../../src-shared/model/entry'
import type { Listing } from '../../../src-shared/model/listing'
import { ROOT_BRANCH } from '../../browser/branch'
import { useBrowser } from '../../browser/browser-context'
import type { EntryRow } from '../../browser/row'
import { entryRow } from '../../browser/rows'
import { useStore } from '../../kit/store'
import { listingQuery } from '../../listings/listing-query'
import { useInventory, useSession } from '../../session/session-context'

interface TrashPlace {
  readonly row: EntryRow
  /** What it holds; null until that is listed. */
  readonly count: number | null
}

/** The Trash once there is one: it is made with the first deletion. */
export function useTrashPlace(): TrashPlace | null {
  const session = useSession()
  const { isReady } = useInventory()
  const { listings } = useBrowser()
  const listing = useStore(listings.states, ({ stateOf }) => stateOf(ROOT).data ?? null)
  // Looking through a large inventory is not for each time that something is drawn.
  const row = useMemo(() => listing && trashRow(listing), [listing])
  const { data } = useQuery({ ...listingQuery(session, TRASH), enabled: isReady && row !== null })
  return row && { row, count: data?.isComplete ? data.total : null }
}

function trashRow(listing: Listing): EntryRow | null {
  const position = listing.order.findIndex(index => isTrash(listing.entryAt(index)))
  return entryRow({ branch: ROOT_BRANCH, listing, expandedKeys: new Set() }, position)
}

function isTrash({ name, kind }: Entry): boolean {
  return name === TRASH_NAME && kind === 'folder'
}
