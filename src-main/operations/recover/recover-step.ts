import { nameOf } from '../../../src-shared/domain/paths'
import { AppFailure } from '../../../src-shared/errors'
import type { Entry } from '../../../src-shared/model/entry'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { Step } from '../../../src-shared/model/operation'
import { type Sentence, say } from '../../../src-shared/sentences'
import { proveTop, type TopProof } from '../act/move-action'
import type { FreshListings } from '../look/fresh-listings'
import { namedAt } from '../look/unfinished-moves'

/** What became of a step that was under way when the program or the connection ended. */
export type Recovery =
  | { readonly state: 'done'; readonly recordId?: string }
  | { readonly state: 'queued' }
  | ({ readonly state: 'unknown' } & Sentence)

/**
 * Looks what became of a step by its journal entry alone. Before it was called
 * nothing had the name that it gives (that was its guard), so that what has it
 * now was made by it. Fails where the listings themselves fail.
 */
export async function recoverStep(listings: FreshListings, step: Step): Promise<Recovery> {
  const { action, from, to } = step
  if (action === 'spawn') return { state: 'unknown', ...say('spawn-unknown', step.name) }
  if (action === 'remove') return from === null ? { state: 'queued' } : recoverRemove(listings, step, from)
  if (to === null) return { state: 'queued' }
  if (action === 'move') return from === null ? { state: 'queued' } : recoverMove(listings, step, from, to)
  return recoverMaking(listings, step, to)
}

async function recoverRemove(
  listings: FreshListings,
  { recordId }: Step,
  from: InventoryPath,
): Promise<Recovery> {
  const isThere = (await namedAt(listings, from)).some(entry => entry.recordId === recordId)
  return isThere ? { state: 'queued' } : { state: 'done' }
}

async function recoverMove(
  listings: FreshListings,
  { recordId, name, entryKind }: Step,
  from: InventoryPath,
  to: InventoryPath,
): Promise<Recovery> {
  if (recordId === null) return { state: 'queued' }
  const proof = await proofOrNothing(listings, { recordId, name, kind: entryKind }, from, to)
  switch (proof.kind) {
    case 'done':
      return { state: 'done' }
    case 'unchanged':
      return { state: 'queued' }
    default:
      return { state: 'unknown', message: proof.message, said: proof.said }
  }
}

/** A folder that is not there lists nothing; that alone proves nothing either. */
async function proofOrNothing(
  listings: FreshListings,
  entry: { readonly recordId: string; readonly name: string; readonly kind: Step['entryKind'] },
  from: InventoryPath,
  to: InventoryPath,
): Promise<TopProof> {
  try {
    return (await proveTop(listings, entry, from, to)).proof
  } catch (thrown) {
    if (!(thrown instanceof AppFailure) || thrown.error.kind !== 'not-found') throw thrown
    return { kind: 'unclear', ...say('folder-on-way-gone', entry.name) }
  }
}

async function recoverMaking(listings: FreshListings, step: Step, to: InventoryPath): Promise<Recovery> {
  const named = (await namedAt(listings, to)).filter(
    ({ recordId }) => step.action === 'make-folder' || recordId !== step.recordId,
  )
  const [made] = named
  if (made === undefined) return { state: 'queued' }
  if (named.length > 1) return { state: 'unknown', ...say('more-than-one-in-target', nameOf(to)) }
  if (!(await isItsLike(listings, step, made, to))) return { state: 'queued' }
  if (step.action === 'copy' && step.entryKind === 'folder') {
    return { state: 'unknown', ...say('copy-broken-off', step.name) }
  }
  return { state: 'done', recordId: made.recordId }
}

/** What others have made there meanwhile under that name is not this step's, as far as it looks otherwise. */
async function isItsLike(
  listings: FreshListings,
  { action, entryKind, recordId, from }: Step,
  made: Entry,
  to: InventoryPath,
): Promise<boolean> {
  if (made.kind !== entryKind || made.name !== nameOf(to)) return false
  if (action !== 'copy' || from === null) return true
  const original = (await namedAt(listings, from)).find(entry => entry.recordId === recordId)
  return original === undefined || original.assetUri === made.assetUri
}
