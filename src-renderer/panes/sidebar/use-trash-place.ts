import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { nameOf, parentOf, ROOT } from '../../../src-shared/domain/paths'
import { trashFolderOf } from '../../../src-shared/domain/trash'
import type { TrashRules } from '../../../src-shared/model/capabilities'
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
  const { isReady, capabilities } = useInventory()
  const { listings } = useBrowser()
  const listing = useStore(listings.states, ({ stateOf }) => stateOf(ROOT).data ?? null)
  // Looking through a large inventory is not for each time that something is drawn.
  const row = useMemo(() => listing && trashRow(listing, capabilities.trash), [listing, capabilities])
  const query = listingQuery(session, row?.path ?? ROOT)
  const { data } = useQuery({ ...query, enabled: isReady && row !== null })
  return row && { row, count: data?.isComplete ? data.total : null }
}

/** Wherever there is one it is directly in the inventory. */
function trashRow(listing: Listing, trash: TrashRules): EntryRow | null {
  const path = trashFolderOf(trash)
  if (path === null || parentOf(path) !== ROOT) return null
  const key = nameOf(path)
  const position = listing.order.findIndex(index => {
    const { name, kind } = listing.entryAt(index)
    return name === key && kind === 'folder'
  })
  return entryRow({ branch: ROOT_BRANCH, listing, expandedKeys: new Set() }, position)
}
