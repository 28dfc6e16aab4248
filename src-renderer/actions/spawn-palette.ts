import { recordIdOf } from '../../src-shared/domain/places'
import { AppFailure } from '../../src-shared/errors'
import type { CurrentWorld } from '../../src-shared/model/source'
import type { CollectedEntry } from '../../src-shared/model/tray'
import { showToast } from '../kit/toast-store'
import { resolverOf } from '../listings/session-resolver'
import type { Session } from '../session/session'
import { errorText } from '../text/refusal-text'
import type { Actor } from './actor'
import { findLines } from './find-lines'
import { isAvailable, resolveTray, type TrayLine } from './resolve-tray'
import { sayMissing } from './say-missing'
import { unlessSpawning } from './spawn-once'
import { spawnResultsOf } from './spawn-results'
import { spawnRows } from './spawn-rows'

/**
 * Puts items of a palette into the world, in order. Where they are is looked up first,
 * unless that is known; of what is not there that is said, and the others are spawned. Asked again
 * before all of them are out, it does nothing: they would be there twice.
 */
export async function spawnEntries(
  entries: readonly CollectedEntry[],
  world: CurrentWorld,
  actor: Actor,
): Promise<void> {
  await unlessSpawning(entries.map(recordIdOf), actor.session, () => spawnNow(entries, world, actor))
}

async function spawnNow(
  entries: readonly CollectedEntry[],
  world: CurrentWorld,
  actor: Actor,
): Promise<void> {
  const { session, text } = actor
  try {
    const lines = await linesToSpawn(session, entries)
    const missing = lines.filter(line => !isAvailable(line) || line.row === null)
    spawnResultsOf(session).noteMissing(missing.map(({ entry }) => recordIdOf(entry)))
    sayFirstMissing(actor, missing)
    const rows = lines.flatMap(line => (isAvailable(line) && line.row ? [line.row] : []))
    if (rows.length > 0) await spawnRows(rows, world, actor)
  } catch (error) {
    if (!(error instanceof AppFailure)) throw error
    const detail = errorText(text, error.error)
    showToast({ tone: 'failure', message: text.operation.refused.spawn, detail, actions: [] })
  }
}

/** Main looks itself before each call: what is known to be there need not be listed again. */
async function linesToSpawn(
  session: Session,
  entries: readonly CollectedEntry[],
): Promise<readonly TrayLine[]> {
  const { trash } = session.inventory.get().capabilities
  const known = resolveTray(entries, resolverOf(session).now, trash)
  const isSure = known.every(({ state, row }) => state === 'here' && row !== null)
  return isSure || !session.inventory.get().isReady ? known : findLines(entries, session)
}

function sayFirstMissing({ session, text }: Actor, [first]: readonly TrayLine[]): void {
  if (first === undefined) return
  if (first.state !== 'trashed') return sayMissing(session, text, first.entry, first.found)
  const detail = text.tray.trashed
  showToast({ tone: 'failure', message: text.operation.refused.spawn, detail, actions: [] })
}
