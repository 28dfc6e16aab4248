import { lineageOf } from '../../src-shared/domain/paths'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Answers, Whereabouts } from './whereabouts'

/** Where somebody saw a record: its path, and the record ids from below the root down to itself. */
interface SeenAt {
  readonly path: InventoryPath
  readonly recordIds: readonly string[]
}

/**
 * Whether a record is known to be no longer in the folder in which it was seen: it,
 * or a folder on the way to it, was deleted or is in another folder by now. A listing
 * alone is no proof: one that is older than a change, or made while one goes on,
 * misses what is there.
 */
export function isGoneFrom({ whereIs }: Pick<Answers, 'whereIs'>, { path, recordIds }: SeenAt): boolean {
  return lineageOf(path)
    .slice(1)
    .some((at, depth) => {
      const ids = recordIds.slice(0, depth + 1)
      const found = whereIs({ path: at, recordIds: ids, kind: 'folder' })
      return found.kind === 'gone' || isInAnother(found, ids.at(-2))
    })
}

function isInAnother(found: Whereabouts, parentId: string | undefined): boolean {
  const way = found.kind === 'here' && found.seen ? found.seen.way : null
  if (way === null) return false
  const above = way.at(-1)
  return above?.listing.entryAt(above.index).recordId !== parentId
}
