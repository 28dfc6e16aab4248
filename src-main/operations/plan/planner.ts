import { foldCase, nextFreeName } from '../../../src-shared/domain/names'
import { childPath, lineageOf, nameOf, ROOT } from '../../../src-shared/domain/paths'
import type { Answers, Conflict } from '../../../src-shared/model/asks'
import type { Entry } from '../../../src-shared/model/entry'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { Refusal } from '../../../src-shared/model/refusal'
import type { ActionContext, PlannedAction, StepRole } from '../act/action'
import { copyAction } from '../act/copy-action'
import { makeFolderAction } from '../act/make-folder'
import { moveAction } from '../act/move-action'
import { removeAction } from '../act/remove-action'
import {
  anyParentOf,
  type ExpectedEntry,
  type ExpectedFolder,
  folderInside,
  folderOf,
  pathOfEntry,
} from '../look/expected-entry'
import type { FreshListings, ListedFolder } from '../look/fresh-listings'
import { guardPassage } from '../look/locate'
import { refusedError, refusedFailure } from '../look/refused-error'
import { FinishMove, type FinishParts } from '../recover/finish-move'

const NOTHING: ReadonlySet<string> = new Set()

interface MoveRole extends StepRole {
  readonly isTyped?: boolean
  /** Its guard asks about something that the step before it changes. */
  readonly hasOwnRound?: boolean
}

/**
 * Collects the calls of one operation. It lists and never changes anything; it
 * knows what the calls so far will have changed when the next one comes, so that
 * no two get in each other's way. Whatever speaks against the whole operation is
 * thrown as a refusal.
 */
export class Planner {
  readonly context: ActionContext
  readonly listings: FreshListings
  readonly answers: Answers | null
  readonly planned: PlannedAction[] = []
  readonly conflicts: Conflict[] = []
  /** The folder of this operation's deletions in the Trash, once something goes there. */
  deletion: InventoryPath | null = null
  /** Folded names that this plan gives, by folder. */
  readonly #given = new Map<InventoryPath, Set<string>>()
  /** Folders that will be there by then, although no listing shows them yet. */
  readonly #coming = new Set<InventoryPath>()
  /** Records that will have left their places. */
  readonly #leaving = new Set<string>()

  constructor(context: ActionContext, listings: FreshListings, answers: Answers | null) {
    this.context = context
    this.listings = listings
    this.answers = answers
  }

  isComing(path: InventoryPath): boolean {
    return this.#coming.has(path)
  }

  isLeaving(recordId: string): boolean {
    return this.#leaving.has(recordId)
  }

  /** What has this name in a folder now and will not have left by then. */
  async occupants(folder: InventoryPath, name: string): Promise<readonly Entry[]> {
    const listed = await this.#listed(folder)
    return (listed?.named(name) ?? []).filter(({ recordId }) => !this.#leaving.has(recordId))
  }

  /** Whether nothing has this name, or nothing but the record that may keep it. */
  async isFree(folder: InventoryPath, name: string, butFor?: string): Promise<boolean> {
    if (this.#given.get(folder)?.has(foldCase(name)) === true) return false
    return (await this.occupants(folder, name)).every(({ recordId }) => recordId === butFor)
  }

  /** Whether another record has this name as things are now; a folder that is only coming cannot be asked. */
  async isListed(folder: InventoryPath, name: string, butFor: string): Promise<boolean> {
    const listed = await this.#listed(folder)
    return listed === null || listed.named(name).some(({ recordId }) => recordId !== butFor)
  }

  async freeName(folder: InventoryPath, name: string): Promise<string> {
    const listed = await this.#listed(folder)
    const given = this.#given.get(folder)
    const isTaken = (folded: string): boolean =>
      (listed?.hasFolded(folded) ?? false) || (given?.has(folded) ?? false)
    return nextFreeName(name, { has: isTaken })
  }

  makeFolder(parent: ExpectedFolder, name: string, role: MoveRole = {}): ExpectedFolder {
    const { isTyped = false } = role
    const action = makeFolderAction(this.context.calls, { parent, name, isTyped })
    const made = folderInside(parent, name, null)
    if (action === null || made === null)
      throw refusedFailure({ reason: 'invalid-name', name, problem: 'slash' })
    this.#add({ kind: 'call', action, role })
    this.#give(parent.path, name)
    this.#coming.add(made.path)
    return made
  }

  move(entry: ExpectedEntry, target: ExpectedFolder, newName: string, role: MoveRole = {}): void {
    const { from, to } = pathsOf(entry, target, newName)
    const { isTyped = false, hasOwnRound = false } = role
    const passage = { mode: 'move', entry, target, newName, isTyped } as const
    const guard = (listings: FreshListings) => guardPassage(listings, passage, this.context.locks)
    const action = moveAction(this.context, { entry, from, to, guard })
    this.#add({ kind: 'call', action: hasOwnRound ? { ...action, group: null } : action, role })
    this.leave(entry)
    this.#give(target.path, newName)
    if (entry.kind === 'folder') this.#coming.add(to)
  }

  /** By one call: items, and folders that the service has to copy whole. */
  copy(entry: ExpectedEntry, target: ExpectedFolder, newName: string, role: StepRole = {}): void {
    const { from, to } = pathsOf(entry, target, newName)
    const { locks, calls } = this.context
    const passage = { mode: 'copy', entry, target, newName, isTyped: false } as const
    const guard = async (listings: FreshListings): Promise<Refusal | null> => {
      const located = await guardPassage(listings, passage, locks)
      return located.kind === 'refused' ? located.refusal : null
    }
    this.#add({ kind: 'call', action: copyAction(calls, { entry, from, to, target, guard }), role })
    this.#give(target.path, newName)
    if (entry.kind === 'folder') this.#coming.add(to)
  }

  /** A folder with what it was seen to hold; without that it must be empty by then. */
  remove(entry: ExpectedEntry, mayHold: ReadonlySet<string> = NOTHING, role: StepRole = {}): void {
    const path = pathOfEntry(entry)
    if (path === null) throw refusedFailure({ reason: 'gone', name: entry.name })
    const { calls, locks } = this.context
    this.#add({ kind: 'call', action: removeAction(calls, { entry, path, mayHold, locks }), role })
    this.leave(entry)
  }

  finish(parts: FinishParts, role: StepRole = {}): void {
    this.#add({ kind: 'call', action: new FinishMove(this.context, parts), role, isFinishing: true })
  }

  leaveOut(entry: ExpectedEntry, to: InventoryPath | null, refusal: Refusal | null): void {
    const { name, kind: entryKind, recordId } = entry
    const facts = { action: 'move', name, entryKind, recordId, from: pathOfEntry(entry), to } as const
    const error = refusal && refusedError(refusal)
    this.#add({ kind: 'left-out', facts, state: refusal === null ? 'skipped' : 'refused', error })
  }

  leave(entry: ExpectedEntry): void {
    this.#leaving.add(entry.recordId)
  }

  /** A folder of one's own at this path when it is needed: made on the way, with all above it, where there is none. */
  async ensureFolder(path: InventoryPath, forName: string): Promise<void> {
    for (const folder of lineageOf(path)) {
      if (folder === ROOT || this.#coming.has(folder)) continue
      const [found, ...others] = await this.occupants(folderOf(folder), nameOf(folder))
      if (found === undefined) this.makeFolder(anyParentOf(folder), nameOf(folder), { isAuxiliary: true })
      else if (others.length > 0 || found.kind !== 'folder' || found.name !== nameOf(folder)) {
        throw refusedFailure({ reason: 'place-gone', name: forName, place: nameOf(folder) })
      }
    }
  }

  /** Null for a folder that is only coming: nothing is in it but what this plan puts there. */
  async #listed(folder: InventoryPath): Promise<ListedFolder | null> {
    const isComing = lineageOf(folder).some(path => this.#coming.has(path))
    return isComing ? null : this.listings.folder(folder)
  }

  #give(folder: InventoryPath, name: string): void {
    const given = this.#given.get(folder)
    if (given === undefined) this.#given.set(folder, new Set([foldCase(name)]))
    else given.add(foldCase(name))
  }

  #add(planned: PlannedAction): void {
    this.planned.push(planned)
  }
}

function pathsOf(entry: ExpectedEntry, target: ExpectedFolder, newName: string) {
  const from = pathOfEntry(entry)
  const to = childPath(target.path, newName)
  if (from === null) throw refusedFailure({ reason: 'gone', name: entry.name })
  if (to === null) throw refusedFailure({ reason: 'invalid-name', name: newName, problem: 'slash' })
  return { from, to }
}
