import { isWithin } from '../../src-shared/domain/paths'
import { isUnfinished } from '../../src-shared/domain/pending'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Operation } from '../../src-shared/model/operation'
import { dismissToastsOf } from '../kit/toast-store'
import { keys } from '../session/keys'
import { partOfSession, type Session } from '../session/session'

/** Whoever tells of an operation does so right after it has ended. */
const MAX_KEPT = 100

interface AfterOperations {
  /** Resolves when what the operation touched is listed again. */
  readonly listed: (operation: Operation) => Promise<void>
}

/**
 * What is to be done in every window when an operation has ended, whichever of them it was begun in:
 * what it touched is listed again, once, and what it took back is no longer offered to be taken back.
 * Begins to listen when it is first asked for.
 */
export const afterOperations = partOfSession((session): AfterOperations => {
  const listings = new Map<string, Promise<void>>()
  const listed = (operation: Operation): Promise<void> => {
    const key = `${operation.state} ${operation.id}`
    const listing = listings.get(key) ?? listAgain(session, operation)
    listings.set(key, listing)
    const [oldest] = listings.keys()
    if (listings.size > MAX_KEPT && oldest !== undefined) listings.delete(oldest)
    return listing
  }
  session.operations.listen(operation => {
    if (isUnfinished(operation.state) || operation.state === 'asking') return
    void listed(operation)
    const isOver = operation.state === 'done' || operation.state === 'cancelled'
    if (operation.reverses && isOver) dismissToastsOf(operation.reverses.operationId)
  })
  return { listed }
})

/**
 * Everything at or below a path that an operation touched is no longer known to
 * be true: open folders are listed again now, closed ones when they are opened.
 */
async function listAgain({ queries, key }: Session, operation: Operation): Promise<void> {
  const moved = movedPaths(operation)
  const folders = new Set<string>(operation.affected)
  await Promise.all([
    queries.invalidateQueries({
      queryKey: keys.listings(key),
      predicate: ({ queryKey }) => {
        const path = queryKey[2]
        return isPath(path) && (folders.has(path) || moved.some(from => isWithin(path, from)))
      },
    }),
    queries.invalidateQueries({ queryKey: keys.history(key) }),
  ])
}

/** Folders only: nothing is listed below an item. */
function movedPaths({ steps }: Operation): readonly InventoryPath[] {
  return steps
    .filter(({ entryKind }) => entryKind === 'folder' || entryKind === 'link')
    .flatMap(({ from, to }) => [from, to])
    .filter(path => path !== null)
}

function isPath(value: unknown): value is InventoryPath {
  return typeof value === 'string'
}
