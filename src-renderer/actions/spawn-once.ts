import type { CurrentWorld } from '../../src-shared/model/source'
import type { EntryRow } from '../browser/row'
import { partOfSession, type Session } from '../session/session'
import type { Actor } from './actor'
import { spawnRows } from './spawn-rows'

/** Record ids, one behind the other, of what was asked for and is not answered: main may not have told of it yet. */
const asked = partOfSession(() => new Set<string>())

/** Puts one item into the world, unless that is being done already, from wherever it was asked. */
export async function spawnOnce(row: EntryRow, world: CurrentWorld, actor: Actor): Promise<void> {
  await unlessSpawning([row.entry.recordId], actor.session, () => spawnRows([row], world, actor))
}

/** Does what puts all of these into the world, unless one go at all of them is asked for, or under way. */
export async function unlessSpawning(
  recordIds: readonly string[],
  session: Session,
  spawn: () => Promise<void>,
): Promise<void> {
  const pending = asked(session)
  const meant = recordIds.join(' ')
  if (pending.has(meant) || isSpawning(session, recordIds)) return
  pending.add(meant)
  try {
    await spawn()
  } finally {
    pending.delete(meant)
  }
}

function isSpawning({ operations }: Session, recordIds: readonly string[]): boolean {
  return [...operations.running.get().values()].some(({ kind, steps }) => {
    const spawned = new Set(steps.map(({ recordId }) => recordId))
    return kind === 'spawn' && recordIds.every(id => spawned.has(id))
  })
}
