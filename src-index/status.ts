import type { IndexStatus } from '../src-shared/model/index-status'
import { coveredMs } from './feed/judge-gone'
import type { Inventory } from './inventory'

/** What was listed within this time is called fresh. */
const FRESH_MS = 7 * 86_400_000

export function statusOf(inventory: Inventory, nowMs: number): IndexStatus {
  const { tree, names } = inventory.known
  let [neverListed, fresh, failing] = [0, 0, 0]
  let oldestMs = Number.POSITIVE_INFINITY
  const folders = inventory.crawls.covered()
  for (const { listedMs, fails } of folders) {
    if (listedMs === 0) neverListed += 1
    else oldestMs = Math.min(oldestMs, listedMs)
    if (listedMs > nowMs - FRESH_MS) fresh += 1
    if (fails > 0) failing += 1
  }
  const covered = coveredMs(inventory.known)
  return {
    inventory: inventory.opened.inventory,
    entries: names.count,
    folders: folders.length,
    neverListed,
    fresh,
    failing,
    beyondBounds: tree.beyondBounds,
    oldestMs: Number.isFinite(oldestMs) ? oldestMs : null,
    coveredMs: covered === 0 || !Number.isFinite(covered) ? null : covered,
    bytesOnDisk: inventory.bytesOnDisk,
    crawl: inventory.crawls.state(),
    isWritable: inventory.isWritable,
  }
}
