import { addressOf } from '../../src-shared/domain/entry-address'
import { titleOf } from '../../src-shared/domain/names'
import { childPath } from '../../src-shared/domain/paths'
import { AppFailure } from '../../src-shared/errors'
import type { EntryRef } from '../../src-shared/model/entry'
import type { EntryAddress } from '../../src-shared/model/entry-address'
import type { EntryVersion } from '../../src-shared/model/entry-version'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import { say } from '../../src-shared/sentences'
import type { Gateway } from '../wire/gateway'

type VersionCalls = Pick<Gateway, 'versions' | 'restoreVersion'>

/** The kept states of an item, newest first; the first is the one that is shown. Fails as the gateway does. */
export async function versionsOf(
  gateway: VersionCalls,
  entry: EntryRef,
  signal: AbortSignal,
): Promise<readonly EntryVersion[]> {
  return gateway.versions(addressIn(entry), signal)
}

/**
 * Makes an earlier state the one that is shown; the one that was is kept. What is
 * kept afterwards is the proof: a new state, as large as the one that was chosen.
 * Fails with `conflict` where that is not there any more, and with `cloud` where
 * the source said OK and nothing new is kept. Tells which folder has to be listed
 * again once the source was asked, whatever it said: it may have been done all the same.
 */
export async function restoreVersion(
  gateway: VersionCalls,
  entry: EntryRef,
  versionId: string,
  outdated: (folders: readonly InventoryPath[]) => void,
): Promise<void> {
  const address = addressIn(entry)
  const before = await gateway.versions(address)
  const chosen = before.find(({ id }) => id === versionId)
  if (chosen === undefined) throw new AppFailure({ kind: 'conflict', ...say('other-version-there') })
  try {
    await gateway.restoreVersion(address, versionId)
    await mustBeNewest(gateway, entry, { before, chosen })
  } finally {
    outdated([entry.parent.path])
  }
}

interface Restored {
  readonly before: readonly EntryVersion[]
  readonly chosen: EntryVersion
}

async function mustBeNewest(
  gateway: Pick<VersionCalls, 'versions'>,
  entry: EntryRef,
  { before, chosen }: Restored,
): Promise<void> {
  const [now] = await gateway.versions(addressIn(entry))
  const isNew = now !== undefined && before.every(({ id }) => id !== now.id)
  if (isNew && now.size === chosen.size) return
  throw new AppFailure({ kind: 'cloud', ...say('not-changed-after-all', titleOf(entry)) })
}

function addressIn({ parent, name, recordId }: EntryRef): EntryAddress {
  const path = childPath(parent.path, name)
  if (path === null) throw new AppFailure({ kind: 'refused', ...say('not-offered-here') })
  return addressOf(path, recordId)
}
