import { canRename } from '../../../src-shared/domain/new-names'
import { nameOf } from '../../../src-shared/domain/paths'
import { whyNot } from '../../../src-shared/domain/why-not'
import type { Rename } from '../../../src-shared/model/operation'
import { pathOfEntry } from '../look/expected-entry'
import { type LocatedEntry, locateEntry } from '../look/locate'
import { refusedFailure } from '../look/refused-error'
import { refuseUnsafe } from './look-inside'
import type { Planner } from './planner'

/**
 * Renames one entry or many. A rename is a move within the folder. Where one
 * wants the name that another one gives up, that other goes first.
 */
export async function planRenames(
  planner: Planner,
  renames: readonly Rename[],
): Promise<readonly LocatedEntry[]> {
  if (renames.length === 0) throw refusedFailure({ reason: 'nothing-selected' })
  const located: LocatedEntry[] = []
  let waiting: Rename[] = []
  for (const rename of withoutRepeats(renames)) {
    if (finishBroken(planner, rename)) continue
    const found = await judge(planner, rename)
    located.push(found)
    waiting.push({ entry: found.ref, newName: rename.newName })
  }
  // Inner entries first: their paths change with the folders above them.
  waiting.sort((a, b) => b.entry.parent.recordIds.length - a.entry.parent.recordIds.length)
  while (waiting.length > 0) {
    const next = await firstPossible(planner, waiting)
    const { entry, newName } = next
    const listed = await planner.listings.inside(entry.parent)
    planner.move(entry, entry.parent, newName, {
      isTyped: true,
      hasOwnRound: listed.clashing(newName).length > 0,
    })
    waiting = waiting.filter(rename => rename !== next)
  }
  return located
}

/** An entry gets one name: the first that was asked for. */
function withoutRepeats(renames: readonly Rename[]): readonly Rename[] {
  const seen = new Set<string>()
  return renames.filter(({ entry }) => {
    const key = JSON.stringify([entry.recordId, entry.parent.path, entry.name])
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

async function judge(planner: Planner, { entry, newName }: Rename): Promise<LocatedEntry> {
  const found = await locateEntry(planner.listings, entry, 'stop-at-links')
  if (found.kind === 'refused') throw refusedFailure(found.refusal)
  const { capabilities } = planner.context
  const refusal =
    whyNot('rename', found.value, capabilities) ?? canRename(found.value, newName, [], capabilities.names)
  if (refusal !== null) throw refusedFailure(refusal)
  await refuseUnsafe(planner, 'move', found.value)
  return found.value
}

/** One whose new name is free by now; the name of the first is taken when there is none. */
async function firstPossible(planner: Planner, waiting: readonly Rename[]): Promise<Rename> {
  for (const rename of waiting) {
    const { entry, newName } = rename
    if (await planner.isFree(entry.parent, newName, entry.recordId)) return rename
  }
  const [first] = waiting
  throw refusedFailure({
    reason: 'name-taken',
    name: first?.newName ?? '',
    folderName: first === undefined ? '' : nameOf(first.entry.parent.path),
  })
}

/** The same rename once more is how a person finishes one that broke off. */
function finishBroken(planner: Planner, { entry, newName }: Rename): boolean {
  const from = pathOfEntry(entry)
  const to = pathOfEntry({ ...entry, name: newName })
  const broken = from && to && planner.context.unfinished.between(entry.recordId, from, to)
  if (!broken) return false
  planner.finish({ broken, from, to, isGathered: false })
  return true
}
