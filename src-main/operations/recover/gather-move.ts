import { addressOf } from '../../../src-shared/domain/entry-address'
import { nameOf } from '../../../src-shared/domain/paths'
import type { CallProgress } from '../../../src-shared/model/operation'
import type { Refusal } from '../../../src-shared/model/refusal'
import { say } from '../../../src-shared/sentences'
import type { Action, ActionContext, Findings, Proof } from '../act/action'
import type { FinishParts } from '../act/folder-moves'
import { folderOf } from '../look/expected-entry'
import { FreshListings } from '../look/fresh-listings'
import { missingFrom, subtreeOf } from '../look/subtree'
import { namedAt, whereIs } from '../look/unfinished-moves'
import { blockedRefusal, MissingParents, rescueOrphans } from './rescue-orphans'

/**
 * Brings whatever is found of a broken move to a new name, where somebody else's
 * entry has taken one of its two ends: the folder itself if it is there, a new one
 * if not, and what hangs on the paths of both ends.
 */
export function gatherMove(context: ActionContext, { broken, from, to }: FinishParts): Action {
  const { settling, unfinished, untilCancelled } = context
  const { name, kind, recordId, content, isAllKnown, id } = broken
  const calledMs = (): number => unfinished.calledMs(id, settling)
  const listings = (): FreshListings => new FreshListings(context)
  let hasEnded = false

  async function check(): Promise<Refusal | null> {
    await settling.lag.settled(calledMs(), untilCancelled)
    const blocked = await blockedRefusal(listings(), folderOf(to), name)
    if (blocked !== null) return blocked
    const isTaken = (await namedAt(listings(), to)).length > 0
    return isTaken ? { reason: 'name-taken', name: nameOf(to), folderName: nameOf(folderOf(to)) } : null
  }

  async function call(): Promise<void> {
    const parents = new MissingParents(context, name, calledMs())
    // First where it stands itself: another folder must not take its new name before it.
    const isAtGoal = (await whereIs(listings(), broken)) === broken.to
    const ends = isAtGoal ? [broken.to, broken.from] : [broken.from, broken.to]
    for (const rest of ends) {
      const move = { ...broken, from: rest, to }
      await rescueOrphans(context, { move, rest, goal: to, parents })
    }
    await parents.clearAway(to)
    hasEnded = true
  }

  /** By what is at its new place. */
  async function progress(fresh: FreshListings): Promise<CallProgress> {
    const missing = missingFrom(await subtreeOf(fresh, addressOf(to)), content)
    return { done: content.length - missing, total: content.length }
  }

  async function prove(fresh: FreshListings): Promise<Proof> {
    const isThere = (await namedAt(fresh, to)).length > 0
    const found = isThere && kind === 'folder' ? await subtreeOf(fresh, addressOf(to)) : null
    // What no path reaches may hang on the one that it left.
    const missing = Math.max(isAllKnown ? 0 : 1, found === null ? 0 : missingFrom(found, content))
    if (!isThere) return { kind: 'unclear', ...say('in-neither-place', name) }
    // All paths were asked for what is known: what is not here now was deleted, and nothing is hidden.
    const findings: Findings = hasEnded && isAllKnown ? { move: { kind: 'over', id } } : {}
    if (missing > 0) return { ...findings, kind: 'unclear', ...say('moved-but-not-listed', name, missing) }
    return { kind: 'done', move: { kind: 'over', id } }
  }

  return {
    action: 'move',
    shape: 'moving-content',
    group: null,
    name,
    entryKind: kind,
    recordId,
    from,
    to,
    check,
    atRisk: () => broken,
    call,
    progress,
    prove,
  }
}
