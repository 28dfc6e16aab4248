import { addressProblem } from '../../src-shared/domain/names'
import { childPath } from '../../src-shared/domain/paths'
import { type AppError, AppFailure, isOutcomeUnknown } from '../../src-shared/errors'
import type { EntryRef } from '../../src-shared/model/entry'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Operation } from '../../src-shared/model/operation'
import type { Refusal } from '../../src-shared/model/refusal'
import { say } from '../../src-shared/sentences'
import { FreshListings } from './fresh-listings'
import type { InventoryCalls } from './inventory-calls'
import type { Job } from './job'
import { locateEntry } from './locate'
import { refusedError } from './refused-error'
import { errorOf } from './run-actions'

const NOT_AN_ITEM: AppError = { kind: 'refused', ...say('only-items-spawn') }

/**
 * Puts one item into the world. No listing can prove a slot, so the reply has
 * to do; it is never tried again by itself, as each try makes one more.
 */
export async function runSpawn(job: Job, calls: InventoryCalls, entry: EntryRef): Promise<Operation> {
  const path = childPath(entry.parent.path, entry.name)
  job.setSteps([{ name: entry.name, recordId: entry.recordId, from: path, to: null }])
  if (path === null) return refuseStep(job, unaddressable(entry))
  if (entry.kind === 'folder' || entry.kind === 'link') return refuseStep(job, NOT_AN_ITEM)
  job.setStep(0, 'checking')
  const refusal = await guard(calls, entry)
  if (refusal !== null) return refuseStep(job, refusal)
  await nameWorld(job, calls)
  job.setStep(0, 'running')
  return spawnNow(job, calls, path)
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

async function spawnNow(job: Job, calls: InventoryCalls, path: InventoryPath): Promise<Operation> {
  try {
    const slot = await calls.spawn(path)
    job.setStep(0, 'done', { slotName: slot.slotName })
  } catch (thrown) {
    const error = errorOf(thrown)
    job.setStep(0, isOutcomeUnknown(error) ? 'unknown' : 'failed', { error })
  }
  return job.finish()
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

function refuseStep(job: Job, error: AppError): Operation {
  job.setStep(0, error.kind === 'refused' ? 'refused' : 'failed', { error })
  return job.finish()
}

function unaddressable(entry: EntryRef): AppError {
  const refusal: Refusal = {
    reason: 'unaddressable',
    name: entry.name,
    problem: addressProblem(entry.name) ?? 'slash',
  }
  return refusedError(refusal)
}
