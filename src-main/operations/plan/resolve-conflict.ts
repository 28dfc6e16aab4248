import { childPath } from '../../../src-shared/domain/paths'
import type { ConflictChoice, ConflictSide } from '../../../src-shared/model/asks'
import type { Entry } from '../../../src-shared/model/entry'
import type { TransferMode } from '../../../src-shared/model/operation'
import { assertNever } from '../../../src-shared/result'
import { type ExpectedFolder, folderInside, pathOfEntry } from '../look/expected-entry'
import { type Incoming, incomingOf, putEntry } from './plan-copy'
import { mergeFolder } from './plan-merge'
import { moveToTrash } from './plan-trash'
import type { Planner } from './planner'

/**
 * An entry whose name is taken in its target: does what the person chose, or
 * notes that they have to. A copy beside its original needs no question.
 */
export async function resolveConflict(
  planner: Planner,
  mode: TransferMode,
  incoming: Incoming,
  target: ExpectedFolder,
): Promise<void> {
  const { entry } = incoming
  const isBeside = mode === 'copy' && entry.parent.path === target.path
  const existing = await planner.occupants(target.path, entry.name)
  const choices = choicesFor(entry.kind === 'folder', existing)
  const answer = isBeside ? 'keep-both' : planner.answers?.choices[entry.recordId]
  if (answer !== undefined && choices.includes(answer)) {
    await apply(planner, mode, incoming, target, existing, answer)
    return
  }
  const incomingSide = sideOf(entry.parent, incoming.listed)
  if (incomingSide === null) return
  const [first] = existing
  planner.conflicts.push({
    recordId: entry.recordId,
    incoming: incomingSide,
    existing: first === undefined ? null : sideOf(target, first),
    choices,
  })
}

/** Only one entry can be replaced, and only by its like; of several nobody could say which. */
function choicesFor(isFolder: boolean, existing: readonly Entry[]): readonly ConflictChoice[] {
  const [only, ...others] = existing
  if (only === undefined || others.length > 0 || (only.kind === 'folder') !== isFolder) {
    return ['keep-both', 'skip']
  }
  return ['keep-both', 'skip', isFolder ? 'merge' : 'replace']
}

async function apply(
  planner: Planner,
  mode: TransferMode,
  incoming: Incoming,
  target: ExpectedFolder,
  existing: readonly Entry[],
  choice: ConflictChoice,
): Promise<void> {
  const { entry } = incoming
  const [old] = existing
  switch (choice) {
    case 'skip':
      planner.leaveOut(entry, childPath(target.path, entry.name), null)
      return
    case 'keep-both':
      await putEntry(planner, mode, incoming, target, await planner.freeName(target.path, entry.name))
      return
    case 'replace':
      if (old !== undefined) await moveToTrash(planner, incomingOf(target, old).entry, { isAuxiliary: true })
      await putEntry(planner, mode, incoming, target, entry.name)
      return
    case 'merge': {
      const into = old && folderInside(target, old.name, old.recordId)
      if (into) await mergeFolder(planner, mode, entry, into)
      return
    }
    default:
      assertNever(choice)
  }
}

function sideOf(parent: ExpectedFolder, entry: Entry | null): ConflictSide | null {
  if (entry === null) return null
  const path = pathOfEntry({ parent, ...entry })
  return path && { entry, path }
}
