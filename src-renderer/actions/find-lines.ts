import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { CollectedEntry } from '../../src-shared/model/tray'
import { listNext, nextToList } from '../browser/locate'
import { resolverOf } from '../listings/session-resolver'
import type { Session } from '../session/session'
import { resolveTray, type TrayLine } from './resolve-tray'

/** What was listed a moment ago need not be listed again before something is done with it. */
const FRESH_MS = 10_000

/**
 * Looks where collected entries are now, listing their folders where they were
 * not listed lately. Throws what keeps a folder from being listed, but for one
 * that is no longer there.
 */
export async function findLines(
  entries: readonly CollectedEntry[],
  session: Session,
): Promise<readonly TrayLine[]> {
  const { now } = resolverOf(session)
  const { trash } = session.inventory.get().capabilities
  const asked = new Set<InventoryPath>()
  for (;;) {
    const lines = resolveTray(entries, now, trash)
    // Each pass lists one more folder on the way to each, and at last their own.
    const next = new Map(
      lines.flatMap(({ found }) => {
        const folder = nextToList(session, found, asked)
        return folder ? [[folder.path, folder] as const] : []
      }),
    )
    if (next.size === 0) return lines.map(afterLooking)
    for (const path of next.keys()) asked.add(path)
    await Promise.all([...next.values()].map(folder => listNext(session, folder, FRESH_MS)))
  }
}

/** All that could be listed is listed by now. */
function afterLooking(line: TrayLine): TrayLine {
  return line.state === 'last-seen' && line.row === null ? { ...line, state: 'missing' } : line
}
