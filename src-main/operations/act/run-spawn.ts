import { addressOf } from '../../../src-shared/domain/entry-address'
import { addressProblem } from '../../../src-shared/domain/names'
import { childPath } from '../../../src-shared/domain/paths'
import { type AppError, AppFailure, isOutcomeUnknown } from '../../../src-shared/errors'
import type { EntryRef } from '../../../src-shared/model/entry'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { Operation } from '../../../src-shared/model/operation'
import type { Refusal } from '../../../src-shared/model/refusal'
import { FreshListings } from '../look/fresh-listings'
import type { InventoryCalls } from '../look/inventory-calls'
import { locateEntry } from '../look/locate'
import { refusedError } from '../look/refused-error'
import type { Job } from './job'
import { errorOf } from './prove-calls'

/**
 * Puts items into the world, one after the other. No listing can prove a slot,
 * so the reply has to do; none is ever tried again by itself, as each try makes
 * one more. One that is refused does not keep the others from their turn; when
 * nobody answers any more, or the world refuses, the rest is not begun.
 */
export async function runSpawn(
  job: Job,
  calls: InventoryCalls,
  entries: readonly EntryRef[],
): Promise<Operation> {
  job.setSpawns(entries.map(entry => ({ entry, from: childPath(entry.parent.path, entry.name) })))
  for (const [index, entry] of entries.entries()) {
    if (job.isCancelled) break
    const error = await spawnOne(job, index, calls, entry)
    if (error !== null && endsAll(error)) break
  }
  return job.finish()
}

async function spawnOne(
  job: Job,
  index: number,
  calls: InventoryCalls,
  entry: EntryRef,
): Promise<AppError | null> {
  const path = childPath(entry.parent.path, entry.name)
  if (path === null) return refuseStep(job, index, unaddressable(entry))
  if (entry.kind === 'folder' || entry.kind === 'link') {
    return refuseStep(job, index, refusedError({ reason: 'not-an-item', name: entry.name }))
  }
  job.setStep(index, 'checking')
  const refusal = await guard(calls, entry)
  if (refusal !== null) return refuseStep(job, index, refusal)
  await nameWorld(job, calls)
  job.setStep(index, 'running')
  return spawnNow(job, index, calls, path)
}

/** What will be the same for every other item. */
function endsAll({ kind }: AppError): boolean {
  return kind === 'offline' || kind === 'not-ready' || kind === 'unknown-outcome' || kind === 'server-too-old'
}

/** The world may be another than when the button was drawn. A service that does not say is no reason to stop. */
async function nameWorld(job: Job, calls: InventoryCalls): Promise<void> {
  try {
    const world = await calls.currentWorld()
    if (world.kind === 'world') job.setTargetName(world.name)
  } catch (thrown) {
    if (!(thrown instanceof AppFailure)) throw thrown
  }
}

async function spawnNow(
  job: Job,
  index: number,
  calls: InventoryCalls,
  path: InventoryPath,
): Promise<AppError | null> {
  try {
    const slot = await calls.spawn(addressOf(path))
    job.setStep(index, 'done', { slotName: slot.slotName })
    return null
  } catch (thrown) {
    const error = errorOf(thrown)
    job.setStep(index, isOutcomeUnknown(error) ? 'unknown' : 'failed', { error })
    return error
  }
}

/** Spawn follows links, so the walk may pass them; the record must still be the one on screen. */
async function guard(calls: InventoryCalls, entry: EntryRef): Promise<AppError | null> {
  try {
    const located = await locateEntry(new FreshListings(calls), entry, 'pass-links')
    return located.kind === 'refused' ? refusedError(located.refusal) : null
  } catch (thrown) {
    return errorOf(thrown)
  }
}

function refuseStep(job: Job, index: number, error: AppError): AppError {
  job.setStep(index, error.kind === 'refused' ? 'refused' : 'failed', { error })
  return error
}

function unaddressable(entry: EntryRef): AppError {
  const refusal: Refusal = {
    reason: 'unaddressable',
    name: entry.name,
    problem: addressProblem(entry.name) ?? 'slash',
  }
  return refusedError(refusal)
}
