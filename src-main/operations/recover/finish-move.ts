import { addressOf, newPlaceAt } from '../../../src-shared/domain/entry-address'
import { nameOf } from '../../../src-shared/domain/paths'
import { AppFailure } from '../../../src-shared/errors'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { Refusal } from '../../../src-shared/model/refusal'
import { say } from '../../../src-shared/sentences'
import type { Action, Findings, Proof } from '../act/action'
import type { ActionContext } from '../act/action-context'
import { blockedRefusal, MissingParents } from '../act/missing-parents'
import { dateChanges, movingRefusal } from '../act/move-action'
import type { MoveRecord } from '../journal/journal'
import { folderOf } from '../look/expected-entry'
import { FreshListings } from '../look/fresh-listings'
import { missingFrom, type Subtree, subtreeOf } from '../look/subtree'
import { namedAt, whereIs } from '../look/unfinished-moves'
import { rescueOrphans } from './rescue-orphans'

export interface FinishParts {
  readonly broken: MoveRecord
  /** The end that it leaves. */
  readonly from: InventoryPath
  /** The end where all of it shall be. */
  readonly to: InventoryPath
}

/** Each break needs one way back and one forth; more are not expected in a row. */
const MAX_PASSES = 9

/**
 * Brings a broken move to one of its two ends. To call the same move again is
 * not enough: an inner folder that has gone ahead took no content along, and
 * what it left behind is on a path that no folder leads to. So the folder goes
 * on, back and forth again: wherever it stands with its inner folders,
 * everything on that path is theirs again. What is still missing then, or when
 * the folder itself is at neither end, is looked for below folders that are made
 * anew: content hangs on the path string (section 5, Orphans).
 */
export function finishMoveAction(context: ActionContext, parts: FinishParts): Action {
  const { calls } = context
  const { from, to } = parts
  let { broken } = parts
  const { recordId, name, kind } = broken
  let start: InventoryPath | null = null
  let hasEnded = false

  async function check(listings: FreshListings): Promise<Refusal | null> {
    start = await whereIs(listings, broken)
    const refusal = (await wayRefusal(listings, parts, start)) ?? (await takenRefusal(listings, parts))
    if (refusal !== null) return refusal
    if (start === null || kind !== 'folder') return null
    const content = await subtreeOf(listings, start)
    broken = withSeen(broken, content)
    return movingRefusal(name, content)
  }

  async function call(): Promise<void> {
    const parents = new MissingParents(calls, name)
    const isBlocked = (await blockedRefusal(new FreshListings(calls), folderOf(from), name)) !== null
    if (start !== null && kind === 'folder' && !isBlocked) {
      await parents.ensure(folderOf(to))
      await parents.ensure(folderOf(from))
      await passOver(start)
    }
    await rescueOrphans(context, { move: broken, rest: from, goal: to, parents })
    hasEnded = true
  }

  async function passOver(first: InventoryPath): Promise<void> {
    let at = first
    let missingLast = Number.POSITIVE_INFINITY
    for (let pass = 1; pass <= MAX_PASSES; pass++) {
      at = await moveOver(at, at === from ? to : from)
      if (at !== to) continue
      const missing = missingFrom(await subtreeOf(new FreshListings(calls), to), broken.content)
      const wentBack = pass > 2 || (pass === 2 && first === to)
      // What does not come back with the folder is not on its path any more.
      if (wentBack ? missing === 0 || missing >= missingLast : missing === 0 && broken.isAllKnown) return
      missingLast = missing
    }
  }

  /** An OK proves nothing, and to go on from a wrong belief would do harm. */
  async function moveOver(source: InventoryPath, target: InventoryPath): Promise<InventoryPath> {
    const others = (await namedAt(new FreshListings(calls), target)).filter(
      found => found.recordId !== recordId,
    )
    if (others.length > 0) {
      throw new AppFailure({ kind: 'conflict', ...say('another-there-now', nameOf(target)) })
    }
    await calls.move(addressOf(source), newPlaceAt(target), { isFolder: true })
    if ((await whereIs(new FreshListings(calls), broken)) === target) return target
    throw new AppFailure({ kind: 'cloud', ...say('not-moved-after-all', name) })
  }

  async function prove(listings: FreshListings): Promise<Proof> {
    const at = await whereIs(listings, broken)
    const after = at === to && kind === 'folder' ? await subtreeOf(listings, to) : null
    const missing =
      after === null ? (at === to ? 0 : broken.content.length + 1) : missingFrom(after, broken.content)
    if (!hasEnded && (missing > 0 || !broken.isAllKnown)) {
      return { kind: 'partial', ...say('move-not-finished', name) }
    }
    const findings: Findings = {
      move: { kind: 'over', id: broken.id },
      dates: after === null ? [] : dateChanges(broken.content, after),
    }
    if (missing === 0) return { ...findings, kind: 'done' }
    if (at !== to) return { ...findings, kind: 'unclear', ...say('moved-by-others', name) }
    return { ...findings, kind: 'unclear', ...say('moved-but-not-listed', name, missing) }
  }

  return {
    action: 'move',
    name,
    entryKind: kind,
    recordId,
    from,
    to,
    shape: 'moving-content',
    group: null,
    check,
    atRisk: () => broken,
    call,
    prove,
  }
}

/** Whether the name at one of the two ends is another record's by now. */
async function takenRefusal(
  listings: FreshListings,
  { broken: { recordId }, from, to }: FinishParts,
): Promise<Refusal | null> {
  for (const path of [from, to]) {
    const others = (await namedAt(listings, path)).filter(found => found.recordId !== recordId)
    if (others.length > 0) {
      return { reason: 'name-taken', name: nameOf(path), folderName: nameOf(folderOf(path)) }
    }
  }
  return null
}

/** What was put into the folder since it set out belongs to it, too. */
function withSeen(broken: MoveRecord, { entries, blind }: Subtree): MoveRecord {
  const known = new Set(broken.content.map(entry => entry.recordId))
  const added = entries.filter(entry => !known.has(entry.recordId))
  const isAllKnown = broken.isAllKnown && blind.length === 0
  return { ...broken, content: [...broken.content, ...added], isAllKnown }
}

/**
 * The goal needs its folder, and to go back for what no path reaches the other
 * end, too. Entries that are known are fetched one by one where that is blocked.
 */
async function wayRefusal(
  listings: FreshListings,
  { broken: { kind, name, isAllKnown }, from, to }: FinishParts,
  start: InventoryPath | null,
): Promise<Refusal | null> {
  const refusal = await blockedRefusal(listings, folderOf(to), name)
  if (refusal !== null || start !== to || kind !== 'folder' || isAllKnown) return refusal
  return blockedRefusal(listings, folderOf(from), name)
}
