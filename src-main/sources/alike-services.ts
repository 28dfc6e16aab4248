import type { InventoryId } from '../../src-shared/model/inventory-id'
import { type FoundCandidate, ranBefore, type WantedSource } from './pick-source'

/** What is known of what was open. */
export interface OpenedBefore {
  readonly opened: WantedSource | null
  /** Since when it is gone; null as long as nobody has noticed. */
  readonly lostAtMs: number | null
  readonly rivals: readonly string[]
}

/**
 * Services that name nobody go by the folder of their sockets, so two that run
 * in one folder at one time cannot be told apart over a restart: History, pins
 * and unfinished moves of one would be the other's. What is open stays so, and
 * what takes its place when it was restarted is opened; every other one is
 * refused until it runs alone, or in a folder of its own.
 */
export function markAlike(
  live: readonly FoundCandidate[],
  { opened, lostAtMs, rivals }: OpenedBefore,
): readonly FoundCandidate[] {
  const isOurs = ({ source }: FoundCandidate): boolean => source.address === opened?.source.address
  // It ran beside what was open, so it is no restart of it.
  const isRival = (one: FoundCandidate): boolean =>
    !isOurs(one) &&
    isUnnamed(one) &&
    (rivals.includes(one.source.address) || (one.inventory === opened?.inventory && ranBefore(one, lostAtMs)))
  const counts = new Map<InventoryId | null, number>()
  for (const one of live) {
    if (isUnnamed(one) && !isRival(one)) counts.set(one.inventory, (counts.get(one.inventory) ?? 0) + 1)
  }
  return live.map(one => {
    const hasTwin = isUnnamed(one) && (counts.get(one.inventory) ?? 0) > 1
    return { ...one, isAlike: !isOurs(one) && (isRival(one) || hasTwin) }
  })
}

/** Those that run beside what is or was open are none of its restarts, as long as they live. */
export function rivalsIn(
  live: readonly FoundCandidate[],
  { opened, rivals }: OpenedBefore,
): readonly string[] {
  const isOpenedThere = live.some(({ source }) => source.address === opened?.source.address)
  const beside = live.filter(one => one.isAlike && one.inventory === opened?.inventory)
  return isOpenedThere ? [...new Set([...rivals, ...beside.map(({ source }) => source.address)])] : rivals
}

/** That somebody is signed out, or not known yet, is no inventory. */
function isUnnamed({ account, inventory }: FoundCandidate): boolean {
  return account === null && inventory !== null
}
