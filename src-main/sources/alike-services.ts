import type { InventoryId } from '../../src-shared/model/inventory-id'
import { type FoundCandidate, ranBefore, type WantedSource } from './pick-source'

/**
 * Services that name nobody go by the folder of their sockets, so two that run
 * in one folder at one time cannot be told apart over a restart: History, pins
 * and unfinished moves of one would be the other's. What is open stays so, and
 * what takes its place when it was restarted is opened; every other one is
 * refused until it runs alone, or in a folder of its own. `lostAtMs`: since when
 * what was open is gone.
 */
export function markAlike(
  live: readonly FoundCandidate[],
  wanted: WantedSource | null,
  lostAtMs: number | null,
): readonly FoundCandidate[] {
  const isOurs = ({ source }: FoundCandidate): boolean => source.address === wanted?.source.address
  // It ran beside what was open, so it is no restart of it.
  const ranBeside = (one: FoundCandidate): boolean =>
    isUnnamed(one) && one.inventory === wanted?.inventory && ranBefore(one, lostAtMs)
  const others = live.filter(one => !isOurs(one) && ranBeside(one))
  const counts = new Map<InventoryId | null, number>()
  for (const one of live) {
    if (isUnnamed(one) && !others.includes(one))
      counts.set(one.inventory, (counts.get(one.inventory) ?? 0) + 1)
  }
  return live.map(one => {
    const hasTwin = isUnnamed(one) && (counts.get(one.inventory) ?? 0) > 1
    return { ...one, isAlike: !isOurs(one) && (others.includes(one) || hasTwin) }
  })
}

/** That somebody is signed out, or not known yet, is no inventory. */
function isUnnamed({ account, inventory }: FoundCandidate): boolean {
  return account === null && inventory !== null
}
