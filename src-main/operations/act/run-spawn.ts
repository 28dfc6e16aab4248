import { addressOf, addressOfEntry } from '../../../src-shared/domain/entry-address'
import { addressProblem, titleOf } from '../../../src-shared/domain/names'
import { childPath } from '../../../src-shared/domain/paths'
import { leavesWhenSpawned } from '../../../src-shared/domain/spawn'
import { actionRefusal, verbRefusal } from '../../../src-shared/domain/why-not'
import { type AppError, AppFailure, isOutcomeUnknown } from '../../../src-shared/errors'
import type { EntryRef } from '../../../src-shared/model/entry'
import type { EntryAddress } from '../../../src-shared/model/entry-address'
import type { Operation, OperationRequest } from '../../../src-shared/model/operation'
import type { Refusal } from '../../../src-shared/model/refusal'
import { err, ok, type Result } from '../../../src-shared/result'
import { say } from '../../../src-shared/sentences'
import { FreshListings } from '../look/fresh-listings'
import type { EntrySource, InventoryCalls } from '../look/inventory-calls'
import { locateEntry } from '../look/locate'
import { refusedError } from '../look/refused-error'
import type { Job } from './job'
import { errorOf } from './prove-calls'

export type SpawnRequest = Extract<OperationRequest, { readonly kind: 'spawn' }>

interface Meant {
  readonly entry: EntryRef
  /** The person was told that it leaves the inventory where it may not be copied. */
  readonly mayLeave: boolean
}

/** Writes down how far the spawns are. */
export type NoteSpawns = (operation: Operation) => void

/**
 * Puts items into the world, one after the other, each written down before its call. No listing can prove a slot,
 * so the reply has to do; none is ever tried again by itself, as each try makes
 * one more. One that is refused does not keep the others from their turn; when
 * nobody answers any more, or the world refuses, the rest is not begun.
 */
export async function runSpawn(
  job: Job,
  source: EntrySource,
  { entries, mayLeave }: Omit<SpawnRequest, 'kind'>,
  note: NoteSpawns,
): Promise<Operation> {
  job.setSpawns(entries.map(entry => ({ entry, from: childPath(entry.parent.path, entry.name) })))
  for (const [index, entry] of entries.entries()) {
    if (job.isCancelled) break
    const error = await spawnOne(job, index, source, { entry, mayLeave: mayLeave === true }, note)
    if (error !== null && endsAll(error)) break
  }
  return job.finish()
}

async function spawnOne(
  job: Job,
  index: number,
  source: EntrySource,
  meant: Meant,
  note: NoteSpawns,
): Promise<AppError | null> {
  const { entry } = meant
  const path = childPath(entry.parent.path, entry.name)
  if (path === null) return refuseStep(job, index, unaddressable(entry))
  if (entry.kind === 'folder' || entry.kind === 'link') {
    return refuseStep(job, index, refusedError({ reason: 'not-an-item', name: titleOf(entry) }))
  }
  const unsupported = verbRefusal('spawn', source.capabilities)
  if (unsupported !== null) return refuseStep(job, index, refusedError(unsupported))
  job.setStep(index, 'checking')
  const found = await guard(source, meant)
  if (!found.ok) return refuseStep(job, index, found.error)
  await nameWorld(job, source.calls)
  if (job.isCancelled) return takenBack(job, index)
  job.setStep(index, 'running')
  note(job.operation)
  const address = addressOfEntry(found.value) ?? addressOf(path)
  return spawnNow(job, index, source.calls, { address, title: titleOf(entry) })
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
  { address, title }: { readonly address: EntryAddress; readonly title: string },
): Promise<AppError | null> {
  try {
    const slot = await calls.spawn(address, job.untilCancelled)
    job.setStep(index, 'done', { slotName: slot.slotName })
    return null
  } catch (thrown) {
    const error = lateError(errorOf(thrown), title)
    if (job.isCancelled && error.kind === 'cancelled' && !isOutcomeUnknown(error))
      return takenBack(job, index)
    job.setStep(index, isOutcomeUnknown(error) ? 'unknown' : 'failed', { error })
    return error
  }
}

/** It never went out. */
function takenBack(job: Job, index: number): null {
  job.setStep(index, 'queued')
  return null
}

/** A stalled engine keeps what was asked of it, and does it when it goes on (section 5, Spawn). */
function lateError(error: AppError, title: string): AppError {
  return error.kind === 'unknown-outcome' ? { ...error, ...say('spawn-may-come', title) } : error
}

/** Spawn follows links, so the walk may pass them; the record must still be the one on screen. */
async function guard(source: EntrySource, { entry, mayLeave }: Meant): Promise<Result<EntryRef>> {
  try {
    const located = await locateEntry(new FreshListings(source), entry, 'pass-links')
    if (located.kind === 'refused') return err(refusedError(located.refusal))
    const { value } = located
    const denied = actionRefusal('spawn', value, source.capabilities)
    if (denied !== null) return err(refusedError(denied))
    if (leavesWhenSpawned(value) && !mayLeave)
      return err(refusedError({ reason: 'spawn-takes', name: titleOf(entry) }))
    return ok(value.ref)
  } catch (thrown) {
    return err(errorOf(thrown))
  }
}

function refuseStep(job: Job, index: number, error: AppError): AppError {
  job.setStep(index, error.kind === 'refused' ? 'refused' : 'failed', { error })
  return error
}

function unaddressable(entry: EntryRef): AppError {
  const refusal: Refusal = {
    reason: 'unaddressable',
    name: titleOf(entry),
    problem: addressProblem(entry.name) ?? 'slash',
  }
  return refusedError(refusal)
}
