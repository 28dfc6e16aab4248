import { addressOf } from '../../src-shared/domain/entry-address'
import { titleOf } from '../../src-shared/domain/names'
import { childPath } from '../../src-shared/domain/paths'
import { AppFailure, isOutcomeUnknown } from '../../src-shared/errors'
import type { EntryRef } from '../../src-shared/model/entry'
import type { EntryAddress } from '../../src-shared/model/entry-address'
import type { EntryVersion } from '../../src-shared/model/entry-version'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import { say } from '../../src-shared/sentences'
import type { Gateway } from '../wire/gateway'
import type { WorkBeside } from './work-beside'

type VersionCalls = Pick<Gateway, 'versions' | 'restoreVersion'>

/** The kept states of an item, newest first; the first is the one that is shown. Fails as the gateway does. */
export async function versionsOf(
  gateway: VersionCalls,
  entry: EntryRef,
  signal: AbortSignal,
): Promise<readonly EntryVersion[]> {
  return gateway.versions(addressIn(entry), signal)
}

export interface RestoringParts {
  readonly gateway: VersionCalls
  readonly inventory: string
  readonly work: WorkBeside
  /** Hears which folder has to be listed again. */
  readonly outdated: (folders: readonly InventoryPath[]) => void
}

/**
 * Makes an earlier state the one that is shown; the one that was is kept. What is
 * kept afterwards is the proof, whatever the source has said: a new state, as large as the one that was chosen.
 * Fails with `refused` while one of it is restored already, with `conflict` where the chosen one is not there any
 * more or somebody else has written since, with `cloud` where the source said OK and nothing new is kept, and
 * with `unknown-outcome` where nobody can say. Tells which folder has to be listed again once the source was asked.
 */
export async function restoreVersion(
  { gateway, inventory, work, outdated }: RestoringParts,
  entry: EntryRef,
  versionId: string,
): Promise<void> {
  const { recordId } = entry
  await work.during({ inventories: [inventory], entry: { recordId, title: titleOf(entry) } }, async () => {
    const address = addressIn(entry)
    const before = await gateway.versions(address)
    const chosen = before.find(({ id }) => id === versionId)
    if (chosen === undefined) throw new AppFailure({ kind: 'conflict', ...say('other-version-there') })
    try {
      const refusal = await refusalOf(gateway.restoreVersion(address, versionId))
      await mustBeNewest(gateway, entry, { before, chosen, refusal })
    } finally {
      outdated([entry.parent.path])
    }
  })
}

/** What it failed with where it may have been done all the same; null: the source said OK. Fails where it surely was not. */
async function refusalOf(call: Promise<void>): Promise<AppFailure | null> {
  try {
    await call
    return null
  } catch (thrown) {
    if (thrown instanceof AppFailure && isOutcomeUnknown(thrown.error)) return thrown
    throw thrown
  }
}

interface Restored {
  readonly before: readonly EntryVersion[]
  readonly chosen: EntryVersion
  readonly refusal: AppFailure | null
}

async function mustBeNewest(
  gateway: Pick<VersionCalls, 'versions'>,
  entry: EntryRef,
  { before, chosen, refusal }: Restored,
): Promise<void> {
  const name = titleOf(entry)
  const after = await gateway.versions(addressIn(entry)).catch((thrown: unknown) => thrown)
  if (!Array.isArray(after)) throw unchecked(name, refusal, after)
  const known = new Set(before.map(({ id }) => id))
  const came = after.filter(({ id }) => !known.has(id))
  // Where no sizes are said only the source's word speaks for it.
  const isIt = ({ size }: EntryVersion): boolean =>
    size === chosen.size && (size !== null || refusal === null)
  const [newest] = after
  if (newest !== undefined && came.includes(newest) && isIt(newest)) return
  if (came.some(isIt)) throw new AppFailure({ kind: 'conflict', ...say('changed-by-others', name) })
  if (refusal !== null) throw unchecked(name, refusal, refusal)
  throw new AppFailure({ kind: 'cloud', ...say('not-changed-after-all', name) })
}

/** Nobody can say whether it was done: an answer that was lost may have been an OK, and a source may still be at it. */
function unchecked(name: string, refusal: AppFailure | null, cause: unknown): AppFailure {
  const said = say(refusal === null ? 'accepted-unchecked' : 'sent-unchecked', name)
  const detail = cause instanceof AppFailure ? (cause.error.detail ?? cause.error.message) : String(cause)
  return new AppFailure({ kind: 'unknown-outcome', ...said, detail })
}

function addressIn({ parent, name, recordId }: EntryRef): EntryAddress {
  const path = childPath(parent.path, name)
  if (path === null) throw new AppFailure({ kind: 'refused', ...say('not-offered-here') })
  return addressOf(path, recordId)
}
