import { addressOf, destinationAt } from '../../../src-shared/domain/entry-address'
import { nameOf } from '../../../src-shared/domain/paths'
import { AppFailure } from '../../../src-shared/errors'
import type { EntryKind } from '../../../src-shared/model/entry'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { CallProgress } from '../../../src-shared/model/operation'
import type { Refusal } from '../../../src-shared/model/refusal'
import { say } from '../../../src-shared/sentences'
import type { Action, ActionContext, Findings, Proof } from '../act/action'
import type { FinishParts } from '../act/folder-moves'
import { dateChanges } from '../act/remembered-dates'
import type { MoveRecord } from '../journal/journal'
import { folderOf } from '../look/expected-entry'
import { FreshListings } from '../look/fresh-listings'
import { movedByPath } from '../look/proven-changes'
import { missingFrom, movedEntryOf, movingRefusal, type Subtree, subtreeOf } from '../look/subtree'
import { namedAt, whereIs } from '../look/unfinished-moves'
import { blockedRefusal, MissingParents, rescueOrphans } from './rescue-orphans'

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
export class FinishMove implements Action {
  readonly action = 'move'
  readonly shape = 'moving-content'
  readonly group = null
  readonly name: string
  readonly entryKind: EntryKind
  readonly recordId: string
  readonly from: InventoryPath
  readonly to: InventoryPath
  readonly #context: ActionContext
  #broken: MoveRecord
  /** Where the entry stands before the call; null when at neither end. */
  #start: InventoryPath | null = null
  /** The path that the folder is being moved away from; null while none is under way. */
  #leaving: InventoryPath | null = null
  /** Where it has arrived; null while it is under way. */
  #standsAt: InventoryPath | null = null
  #hasEnded = false

  constructor(context: ActionContext, { broken, from, to }: FinishParts) {
    this.#context = context
    this.#broken = broken
    this.name = broken.name
    this.entryKind = broken.kind
    this.recordId = broken.recordId
    this.from = from
    this.to = to
  }

  async check(): Promise<Refusal | null> {
    const { settling, unfinished, untilCancelled } = this.#context
    // A listing of before the break would show all of it where it was.
    await settling.lag.settled(unfinished.calledMs(this.#broken.id, settling), untilCancelled)
    const listings = this.#listings()
    this.#start = await whereIs(listings, this.#broken)
    const refusal = (await this.#wayRefusal(listings)) ?? (await this.#takenRefusal(listings))
    if (refusal !== null) return refusal
    if (this.#start === null || this.entryKind !== 'folder') return null
    const content = await subtreeOf(listings, addressOf(this.#start))
    this.#broken = withSeen(this.#broken, content)
    return movingRefusal(this.name, content)
  }

  atRisk(): MoveRecord {
    return this.#broken
  }

  async call(): Promise<void> {
    const { settling, unfinished } = this.#context
    const calledMs = unfinished.calledMs(this.#broken.id, settling)
    const parents = new MissingParents(this.#context, this.name, calledMs)
    const isBlocked = (await blockedRefusal(this.#listings(), folderOf(this.from), this.name)) !== null
    if (this.#start !== null && this.entryKind === 'folder' && !isBlocked) {
      await parents.ensure(folderOf(this.to))
      await parents.ensure(folderOf(this.from))
      await this.#passOver(this.#start)
      parents.noteCalled()
    }
    await rescueOrphans(this.#context, { move: this.#broken, rest: this.from, goal: this.to, parents })
    this.#hasEnded = true
  }

  /**
   * On its way to its end by what has left, as of any folder on its way: what a break
   * has left behind has gone before. Then, while the rest is fetched, by what is
   * there. A way back tells nothing, and where the folder is not, nobody looks: a
   * folder that is not there takes the longest to list.
   */
  async progress(listings: FreshListings): Promise<CallProgress | null> {
    const { content } = this.#broken
    const total = content.length
    const isOnItsWay = this.#leaving === this.from
    if (!isOnItsWay && this.#standsAt !== this.to) return null
    const seen = await subtreeOf(listings, addressOf(isOnItsWay ? this.from : this.to))
    const missing = missingFrom(seen, content)
    return { done: isOnItsWay ? missing : total - missing, total }
  }

  async prove(listings: FreshListings): Promise<Proof> {
    const { name, to } = this
    const { id, content, isAllKnown } = this.#broken
    const at = await whereIs(listings, this.#broken)
    const after = at === to && this.entryKind === 'folder' ? await subtreeOf(listings, addressOf(to)) : null
    const missing = after === null ? (at === to ? 0 : content.length + 1) : missingFrom(after, content)
    if (!this.#hasEnded && (missing > 0 || !isAllKnown)) {
      return { kind: 'partial', ...say('move-not-finished', name) }
    }
    const dates = after === null ? [] : dateChanges(content, after)
    const findings: Findings = { move: { kind: 'over', id }, dates }
    if (missing === 0) return { ...findings, kind: 'done' }
    if (at !== to) return { ...findings, kind: 'unclear', ...say('moved-by-others', name) }
    return { ...findings, kind: 'unclear', ...say('moved-but-not-listed', name, missing) }
  }

  async #passOver(first: InventoryPath): Promise<void> {
    const { isAllKnown } = this.#broken
    let at = first
    let missingLast = Number.POSITIVE_INFINITY
    for (let pass = 1; pass <= MAX_PASSES; pass++) {
      at = await this.#moveOver(at, at === this.from ? this.to : this.from)
      if (at !== this.to) continue
      const calledMs = performance.now()
      let missing = await this.#missingSince(calledMs, 'doubt')
      const wentBack = pass > 2 || (pass === 2 && first === this.to)
      // What does not come back with the folder is not on its path any more; to give it up wants to be sure.
      if (wentBack && missing >= missingLast) missing = await this.#missingSince(calledMs, 'settle')
      if (wentBack ? missing === 0 || missing >= missingLast : missing === 0 && isAllKnown) return
      missingLast = missing
    }
  }

  /** How much of the content is not at the goal, once listings have had the time to show it. */
  #missingSince(calledMs: number, how: 'settle' | 'doubt'): Promise<number> {
    const look = async (): Promise<number> =>
      missingFrom(await subtreeOf(this.#listings(), addressOf(this.to)), this.#broken.content)
    return this.#context.settling.lag.until(calledMs, look, missing => missing === 0, how)
  }

  /** An OK proves nothing, and to go on from a wrong belief would do harm. */
  async #moveOver(source: InventoryPath, target: InventoryPath): Promise<InventoryPath> {
    const named = await namedAt(this.#listings(), target)
    if (named.some(found => found.recordId !== this.recordId)) {
      throw new AppFailure({ kind: 'conflict', ...say('another-there-now', nameOf(target)) })
    }
    this.#leaving = source
    this.#standsAt = null
    await this.#context.calls.move(addressOf(source), destinationAt(target), { isFolder: true })
    this.#leaving = null
    const look = (): Promise<InventoryPath | null> => whereIs(this.#listings(), this.#broken)
    const at = await this.#context.settling.lag.until(performance.now(), look, seen => seen === target)
    // Each listing may be older than the one before: none may say again that it is where it came from.
    if (at === target) {
      this.#standsAt = target
      this.#context.settling.note([movedByPath(this.recordId, source, target)])
      return target
    }
    throw new AppFailure({ kind: 'cloud', ...say('not-moved-after-all', this.name) })
  }

  /** Whether the name at one of the two ends is another record's by now. */
  async #takenRefusal(listings: FreshListings): Promise<Refusal | null> {
    for (const path of [this.from, this.to]) {
      const named = await namedAt(listings, path)
      if (named.some(found => found.recordId !== this.recordId)) {
        return { reason: 'name-taken', name: nameOf(path), folderName: nameOf(folderOf(path)) }
      }
    }
    return null
  }

  /**
   * The goal needs its folder, and to go back for what no path reaches the other
   * end, too. Entries that are known are fetched one by one where that is blocked.
   */
  async #wayRefusal(listings: FreshListings): Promise<Refusal | null> {
    const refusal = await blockedRefusal(listings, folderOf(this.to), this.name)
    const isComplete = this.#start !== this.to || this.entryKind !== 'folder' || this.#broken.isAllKnown
    return refusal !== null || isComplete ? refusal : blockedRefusal(listings, folderOf(this.from), this.name)
  }

  #listings(): FreshListings {
    return new FreshListings(this.#context)
  }
}

/** What was put into the folder since it set out belongs to it, too. */
function withSeen(broken: MoveRecord, { entries, blind }: Subtree): MoveRecord {
  const known = new Set(broken.content.map(entry => entry.recordId))
  const added = entries.filter(({ recordId }) => !known.has(recordId)).map(movedEntryOf)
  const isAllKnown = broken.isAllKnown && blind.length === 0
  return { ...broken, content: [...broken.content, ...added], isAllKnown }
}
