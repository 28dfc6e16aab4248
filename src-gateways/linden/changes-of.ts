import type { LindenChanges } from './changes'
import { AisSteps } from './changes/ais-steps'
import { ProvedChanges } from './changes/proved-changes'
import { RegionSteps } from './changes/region-steps'
import { verbsOfAis, verbsOfRegion } from './changes/verbs'
import type { Grid } from './grid'
import type { LiveHoldings } from './live-holdings'
import { Region } from './region'
import type { Session } from './session'
import type { LindenHttp } from './wire/linden-http'

interface SignedIn {
  readonly session: Session
  readonly holdings: LiveHoldings
  readonly http: LindenHttp
  /** How long a region is given to show what was put there. Milliseconds. */
  readonly shownWithinMs?: number
}

/**
 * By whatever the grid offers; null where there is nothing to change by. Regions of
 * OpenSimulator are told by their circuit, also where they have AIS, which moves and copies
 * nothing there; names go by AIS then, which keeps every character (linden.md, at the top).
 */
export function changesOf(
  { platform }: Grid,
  { session, holdings, http, shownWithinMs }: SignedIn,
): LindenChanges | null {
  const { circuit } = session
  const hasTrash = holdings.ground.trashId !== null
  const ais = session.has('InventoryAPIv3') ? new AisSteps(session, http, holdings.reader.versions) : null
  if (platform === 'opensim' && circuit !== null && session.has('CreateInventoryCategory')) {
    const steps = new RegionSteps(session, circuit, { http, ais })
    const region = new Region(session, circuit, shownWithinMs)
    return new ProvedChanges(holdings, steps, verbsOfRegion(hasTrash), region)
  }
  if (ais === null) return null
  return new ProvedChanges(holdings, ais, verbsOfAis(hasTrash), null)
}
