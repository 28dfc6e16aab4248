import { nameOf } from '../../src-shared/domain/paths'
import { AppFailure } from '../../src-shared/errors'
import type { EntryRef, FolderRef } from '../../src-shared/model/entry'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Refusal } from '../../src-shared/model/refusal'
import { say } from '../../src-shared/sentences'
import type { Action, Proof } from './action'
import { FreshListings } from './fresh-listings'
import type { InventoryCalls } from './inventory-calls'
import { folderOf, locateTarget } from './locate'
import { movingRefusal } from './move-action'
import { missingFrom, subtreeOf } from './subtree'
import { type FolderMove, type UnfinishedMoves, whereIs } from './unfinished-moves'

export interface FinishParts {
  /** As the person sees it; it may be at either end. */
  readonly entry: EntryRef
  readonly broken: FolderMove
  readonly from: InventoryPath
  readonly to: InventoryPath
  readonly parents: readonly FolderRef[]
  readonly unfinished: UnfinishedMoves
}

/** Each break needs one way back and one forth; more are not expected in a row. */
const MAX_PASSES = 9

/**
 * Brings a broken folder move to its end. To call the same move again is not
 * enough: an inner folder that has gone ahead took no content along, and what
 * it left behind is on a path that no folder leads to. So the folder goes on,
 * back and forth again: wherever it stands with its inner folders, everything
 * on that path is theirs again.
 */
export function finishMoveAction(calls: InventoryCalls, parts: FinishParts): Action {
  const { entry, from, to, unfinished } = parts
  const { recordId, name } = entry
  let { broken } = parts
  let start = from
  let hasEnded = false

  async function check(listings: FreshListings): Promise<Refusal | null> {
    for (const parent of parts.parents) {
      const located = await locateTarget(listings, parent)
      if (located.kind === 'refused') return located.refusal
      const { kind, linkName } = located.value
      if (kind !== 'folder' || linkName !== null) return { reason: 'changed', name: nameOf(parent.path) }
    }
    const at = await whereIs(listings, { recordId, from, to })
    if (at === null) return { reason: 'changed', name }
    for (const path of [from, to]) {
      if (await isTaken(listings, path, recordId)) return nameTaken(path)
    }
    start = at
    const content = await subtreeOf(listings, at)
    const recordIds = new Set([...broken.content, ...content.recordIds])
    broken = { ...broken, content: recordIds, isAllKnown: broken.isAllKnown && content.blind.length === 0 }
    return movingRefusal(name, content)
  }

  async function call(): Promise<void> {
    unfinished.begin(broken)
    let at = start
    let missingLast = Number.POSITIVE_INFINITY
    for (let pass = 1; pass <= MAX_PASSES; pass++) {
      at = await moveOver(at, at === from ? to : from)
      if (at !== to) continue
      const missing = missingFrom(await subtreeOf(new FreshListings(calls), to), broken.content)
      const wentBack = pass > 2 || (pass === 2 && start === to)
      // What does not come back with the folder was taken away by somebody else.
      hasEnded = wentBack ? missing === 0 || missing >= missingLast : missing === 0 && broken.isAllKnown
      if (hasEnded) return
      missingLast = missing
    }
  }

  /** An OK proves nothing, and to go on from a wrong belief would do harm. */
  async function moveOver(source: InventoryPath, target: InventoryPath): Promise<InventoryPath> {
    if (await isTaken(new FreshListings(calls), target, recordId)) {
      throw new AppFailure({ kind: 'conflict', ...say('another-there-now', nameOf(target)) })
    }
    await calls.move(source, target, { isFolder: true })
    if ((await whereIs(new FreshListings(calls), { recordId, from, to })) === target) return target
    throw new AppFailure({ kind: 'cloud', ...say('not-moved-after-all', name) })
  }

  async function prove(listings: FreshListings): Promise<Proof> {
    const at = await whereIs(listings, { recordId, from, to })
    if (at === null) return { kind: 'unclear', ...say('moved-by-others', name) }
    const missing = at === to ? missingFrom(await subtreeOf(listings, to), broken.content) : null
    const isWhole = missing === 0 && (hasEnded || broken.isAllKnown)
    if (!isWhole && !hasEnded) {
      return { kind: 'partial', ...say('move-not-finished', name) }
    }
    unfinished.end(recordId)
    return isWhole
      ? { kind: 'done' }
      : { kind: 'unclear', ...say('moved-but-not-listed', name, missing ?? 0) }
  }

  return { name, recordId, from, to, shape: 'moving-content', check, call, prove }
}

async function isTaken(listings: FreshListings, path: InventoryPath, byOther: string): Promise<boolean> {
  const named = (await listings.folder(folderOf(path))).named(nameOf(path))
  return named.some(({ recordId }) => recordId !== byOther)
}

function nameTaken(path: InventoryPath): Refusal {
  return { reason: 'name-taken', name: nameOf(path), folderName: nameOf(folderOf(path)) }
}
