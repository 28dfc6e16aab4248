import { addressProblem } from '../../../src-shared/domain/names'
import type { Entry } from '../../../src-shared/model/entry'
import type { TransferMode } from '../../../src-shared/model/operation'
import { type ExpectedEntry, type ExpectedFolder, folderInside, pathOfEntry } from '../look/expected-entry'
import type { ListedFolder } from '../look/fresh-listings'
import type { Planner } from './planner'

/** An entry with what its folder's fresh listing says of it; null where nobody looked. */
export interface Incoming {
  readonly entry: ExpectedEntry
  readonly listed: Entry | null
}

/** Brings one entry to a free name in a folder. */
export async function putEntry(
  planner: Planner,
  mode: TransferMode,
  incoming: Incoming,
  target: ExpectedFolder,
  name: string,
): Promise<void> {
  const { entry } = incoming
  if (mode === 'move') planner.move(entry, target, name)
  else if (entry.kind === 'folder') await copyFolder(planner, incoming, target, name)
  else planner.copy(entry, target, name)
}

/**
 * A folder is copied entry by entry, so that a person sees how far it is and can
 * stop. Two things only the service itself can copy: a folder that holds entries
 * which no path tells apart, and a public folder (one that is made anew is
 * private). Those go by one call.
 */
async function copyFolder(
  planner: Planner,
  incoming: Incoming,
  target: ExpectedFolder,
  name: string,
): Promise<void> {
  const { entry, listed } = incoming
  const path = pathOfEntry(entry)
  const inside = path && folderInside(entry.parent, entry.name, entry.recordId)
  if (inside === null) return
  const folder = await planner.listings.folder(inside.path)
  const children = await folder.entries()
  if (listed?.isPublic === true || children.some(child => !isAddressable(folder, child))) {
    planner.copy(entry, target, name)
    return
  }
  const copy = planner.makeFolder(target, name)
  for (const child of children) {
    await putEntry(planner, 'copy', incomingOf(inside, child), copy, child.name)
  }
}

export function incomingOf(parent: ExpectedFolder, listed: Entry): Incoming {
  const { recordId, name, kind } = listed
  return { entry: { parent, recordId, name, kind }, listed }
}

/** Whether a path tells the entry apart from all others of its folder (section 4). */
export function isAddressable(folder: ListedFolder, { name }: Entry): boolean {
  return addressProblem(name) === null && folder.named(name).length === 1
}
