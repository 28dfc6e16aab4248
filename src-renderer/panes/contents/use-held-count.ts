import { useQuery } from '@tanstack/react-query'
import { ROOT } from '../../../src-shared/domain/paths'
import type { EntryRow } from '../../browser/row'
import { listingQuery } from '../../listings/listing-query'
import { useIndexAnswer } from '../../listings/use-index-answer'
import { useInventory, useSession } from '../../session/session-context'

const NOBODY: readonly string[] = []

/** How many entries a folder holds: as it is listed, or as the index knows; where neither is so it is listed. Null until then, where only a part has arrived and nobody says how much there is, and for all else. */
export function useHeldCount({ entry, path, openProblem }: EntryRow): number | null {
  const session = useSession()
  const { isReady } = useInventory()
  const isOpenable = entry.kind === 'folder' && path !== null && openProblem === null
  const [summary] =
    useIndexAnswer('folders.summary', { recordIds: isOpenable ? [entry.recordId] : NOBODY }) ?? NOBODY
  const known = typeof summary === 'object' && summary.listedAtMs !== null ? summary : null
  const query = listingQuery(session, path ?? ROOT)
  const { data } = useQuery({ ...query, enabled: isReady && isOpenable && known === null })
  if (!isOpenable) return null
  if (data?.isComplete) {
    const { total, incomplete } = data
    if (incomplete === null) return total
    return incomplete.expected > total ? incomplete.expected : null
  }
  return known?.isWhole ? known.folders + known.items + known.links : null
}
