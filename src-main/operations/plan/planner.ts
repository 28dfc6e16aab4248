import { clashFormOf, foldCase, nextFreeName, titleOf, titlePart } from '../../../src-shared/domain/names'
import { childPath, lineageOf, ROOT, segmentsOf } from '../../../src-shared/domain/paths'
import type { Answers, Conflict, ConflictChoice } from '../../../src-shared/model/asks'
import type { Entry } from '../../../src-shared/model/entry'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { Refusal } from '../../../src-shared/model/refusal'
import type { ActionContext, PlannedAction, StepRole } from '../act/action'
import { type BroughtFile, bringAction } from '../act/bring-action'
import { copyAction } from '../act/copy-action'
import type { FinishParts, FolderMoves } from '../act/folder-moves'
import { makeFolderAction } from '../act/make-folder'
import { type MoveParts, moveItem } from '../act/move-action'
import { removeAction } from '../act/remove-action'
import {
  anyFolderAt,
  type ExpectedEntry,
  type ExpectedFolder,
  folderInside,
  idsOf,
  MadeFolder,
  pathOfEntry,
  plannedPath,
} from '../look/expected-entry'
import type { FreshListings, ListedFolder } from '../look/fresh-listings'
import { guardPassage, type Passage } from '../look/locate'
import { refusedError, refusedFailure } from '../look/refused-error'
import { folderMovesOf } from '../recover/record-by-record'

const NOTHING: ReadonlySet<string> = new Set()

export interface PlannerParts {
  readonly context: ActionContext
  readonly listings: FreshListings
  readonly answers: Answers | null
  /** Whether Satchel made this folder on the way into the Trash: it was never deleted itself. */
  readonly isTrashParent: (recordId: string) => boolean
}

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
  readonly isTrashParent: (recordId: string) => boolean
  readonly planned: PlannedAction[] = []
  readonly conflicts: Conflict[] = []
  /** The folder of this operation's deletions in Satchel's own Trash, once something goes there. */
  deletion: ExpectedFolder | null = null
  readonly #folderMoves: FolderMoves
  readonly #choices: ReadonlyMap<string, ConflictChoice>
  /** Titles that this plan gives, in the form in which they clash, by folder. */
  readonly #given = new Map<InventoryPath, Set<string>>()
  /** Folders that will be there by then, although no listing shows them yet. */
  readonly #coming = new Map<InventoryPath, ExpectedFolder>()
  /** Folders that will be elsewhere by then. */
  readonly #moving = new Set<string>()
  /** Records that will have left their places. */
  readonly #leaving = new Set<string>()

  constructor({ context, listings, answers, isTrashParent }: PlannerParts) {
    this.context = context
    this.listings = listings
    this.answers = answers
    this.#choices = new Map(answers?.choices)
    this.isTrashParent = isTrashParent
    this.#folderMoves = folderMovesOf(context.capabilities)
  }

  /** What the person has chosen for an entry whose name is taken; null as long as they have not. */
  choiceFor(recordId: string): ConflictChoice | null {
    return this.#choices.get(recordId) ?? null
  }

  /** Whether the source does this to a whole folder by one call that leaves nothing half done. */
  isOneCall(action: 'copy-folder' | 'remove-folder'): boolean {
    const { how } = this.context.capabilities.verbs[action]
    return how === 'one-call' || how === 'atomic'
  }

  /** Whether a folder, or one above it, is only made or brought there by this plan. */
  isComing(folder: ExpectedFolder): boolean {
    if (this.listings.isByPath) return lineageOf(folder.path).some(path => this.#coming.has(path))
    return folder.recordIds.some(
      id => id instanceof MadeFolder || (typeof id === 'string' && this.#moving.has(id)),
    )
  }

  isLeaving(recordId: string): boolean {
    return this.#leaving.has(recordId)
  }

  /** What stands in the way of a title in a folder and will not have left by then. */
  async occupants(folder: ExpectedFolder, title: string): Promise<readonly Entry[]> {
    const listed = await this.#listed(folder)
    return this.#staying(listed?.clashing(title) ?? [])
  }

  /** What will have this title in a folder, whether or not that is in anybody's way. */
  async titled(folder: ExpectedFolder, title: string): Promise<readonly Entry[]> {
    const listed = await this.#listed(folder)
    return this.#staying(listed?.titled(title) ?? [])
  }

  /** Whether nothing stands in the way of a title, or nothing but the record that may keep it. */
  async isFree(folder: ExpectedFolder, title: string, butFor?: string): Promise<boolean> {
    const form = this.#clashFormOf(title)
    if (form === null) return true
    if (this.#given.get(folder.path)?.has(form) === true) return false
    return (await this.occupants(folder, title)).every(({ recordId }) => recordId === butFor)
  }

  /** Whether another record has this title as things are now; a folder that is only coming cannot be asked. */
  async isListed(folder: ExpectedFolder, title: string, butFor: string): Promise<boolean> {
    const listed = await this.#listed(folder)
    return listed === null || listed.clashing(title).some(({ recordId }) => recordId !== butFor)
  }

  async freeTitle(folder: ExpectedFolder, title: string): Promise<string> {
    if (this.#clashFormOf(title) === null) return title
    const listed = await this.#listed(folder)
    const given = new Set([...(this.#given.get(folder.path) ?? [])].map(foldCase))
    const isTaken = (folded: string): boolean => (listed?.hasFolded(folded) ?? false) || given.has(folded)
    return nextFreeName(title, { has: isTaken }, this.context.capabilities.names)
  }

  makeFolder(parent: ExpectedFolder, title: string, role: MoveRole = {}): ExpectedFolder {
    const { isTyped = false } = role
    const made = new MadeFolder()
    const to = this.#newPath(parent, title)
    const folder = { path: to, recordIds: [...parent.recordIds, made] }
    const action = makeFolderAction(this.context, { parent, title, to, made, isTyped })
    this.#add({ kind: 'call', action, role })
    this.#give(parent, title)
    this.#coming.set(to, folder)
    return folder
  }

  move(entry: ExpectedEntry, target: ExpectedFolder, newTitle: string, role: MoveRole = {}): void {
    const { isTyped = false, hasOwnRound = false } = role
    const parts = this.#partsOf({ mode: 'move', entry, target, newTitle, isTyped })
    const isFolder = entry.kind === 'folder'
    const action = isFolder ? this.#folderMoves.move(this.context, parts) : moveItem(this.context, parts)
    this.#add({ kind: 'call', action: hasOwnRound ? { ...action, group: null } : action, role })
    this.leave(entry)
    this.#give(target, newTitle)
    if (isFolder) this.#noteMoving(entry, target, parts.to)
  }

  /** By one call: items, and folders that the source has to copy whole. */
  copy(entry: ExpectedEntry, target: ExpectedFolder, newTitle: string, role: StepRole = {}): void {
    const parts = this.#partsOf({ mode: 'copy', entry, target, newTitle, isTyped: false })
    this.#add({ kind: 'call', action: copyAction(this.context, parts), role })
    this.#give(target, newTitle)
    if (entry.kind === 'folder') this.#coming.set(parts.to, anyFolderAt(parts.to))
  }

  /** Something of another inventory. */
  bring(file: BroughtFile, parent: ExpectedFolder, title: string): void {
    const to = this.#newPath(parent, title)
    const action = bringAction(this.context, { file, parent, title, to })
    this.#add({ kind: 'call', action, role: {} })
    this.#give(parent, title)
  }

  /** A folder with what it was seen to hold; without that it must be empty by then. */
  remove(entry: ExpectedEntry, mayHold: ReadonlySet<string> = NOTHING, role: StepRole = {}): void {
    const path = pathOfEntry(entry)
    if (path === null) throw refusedFailure({ reason: 'gone', name: titleOf(entry) })
    this.#add({ kind: 'call', action: removeAction(this.context, { entry, path, mayHold }), role })
    this.leave(entry)
  }

  finish(parts: FinishParts, role: StepRole = {}): void {
    const { finish } = this.#folderMoves
    if (finish === null) throw refusedFailure({ reason: 'nothing-to-undo' })
    this.#add({ kind: 'call', action: finish(this.context, parts), role, isFinishing: true })
  }

  leaveOut(
    entry: ExpectedEntry,
    target: ExpectedFolder | null,
    refusal: Refusal | null,
    role: StepRole = {},
  ): void {
    const { name, kind: entryKind, recordId, parent } = entry
    const to = target && childPath(target.path, name)
    const ends = { from: pathOfEntry(entry), fromIds: idsOf(parent), to }
    const facts = { action: 'move', name, ...titlePart(entry), entryKind, recordId, ...ends } as const
    const error = refusal && refusedError(refusal)
    this.#add({ kind: 'left-out', facts, role, state: refusal === null ? 'skipped' : 'refused', error })
  }

  leave(entry: Pick<ExpectedEntry, 'recordId'>): void {
    this.#leaving.add(entry.recordId)
  }

  /** A folder of one's own at this path when it is needed: made on the way, with all above it, where there is none. */
  async ensureFolder(path: InventoryPath, forName: string): Promise<ExpectedFolder> {
    let folder: ExpectedFolder = anyFolderAt(ROOT)
    for (const name of segmentsOf(path)) folder = await this.ensureInside(folder, name, forName)
    return folder
  }

  /** The same of one folder in another. */
  async ensureInside(parent: ExpectedFolder, name: string, forName: string): Promise<ExpectedFolder> {
    const path = childPath(parent.path, name)
    const coming = path === null ? undefined : this.#coming.get(path)
    if (coming !== undefined) return coming
    const [found, ...others] = await this.titled(parent, name)
    if (found === undefined) return this.makeFolder(parent, name, { isAuxiliary: true })
    const inside = folderInside(parent, found.name, found.recordId)
    if (others.length > 0 || found.kind !== 'folder' || titleOf(found) !== name || inside === null) {
      throw refusedFailure({ reason: 'place-gone', name: forName, place: name })
    }
    return inside
  }

  /** Null for a folder that is only coming: nothing is in it but what this plan puts there. */
  async #listed(folder: ExpectedFolder): Promise<ListedFolder | null> {
    return this.isComing(folder) ? null : this.listings.inside(folder)
  }

  #staying(entries: readonly Entry[]): readonly Entry[] {
    return entries.filter(({ recordId }) => !this.#leaving.has(recordId))
  }

  #partsOf(passage: Passage): MoveParts {
    const { entry, target, newTitle } = passage
    const from = pathOfEntry(entry)
    if (from === null) throw refusedFailure({ reason: 'gone', name: titleOf(entry) })
    const guard = (listings: FreshListings) => guardPassage(listings, passage, this.context.locks)
    return { entry, target, newTitle, from, to: this.#newPath(target, newTitle), guard }
  }

  #newPath({ path: folder }: ExpectedFolder, title: string): InventoryPath {
    const path = this.listings.isByPath ? childPath(folder, title) : plannedPath(folder, title)
    if (path === null) throw refusedFailure({ reason: 'invalid-name', name: title, problem: 'slash' })
    return path
  }

  #noteMoving({ recordId }: ExpectedEntry, target: ExpectedFolder, to: InventoryPath): void {
    this.#moving.add(recordId)
    this.#coming.set(to, { path: to, recordIds: [...target.recordIds, recordId] })
  }

  #clashFormOf(title: string): string | null {
    return clashFormOf(title, this.listings.capabilities.names)
  }

  #give({ path }: ExpectedFolder, title: string): void {
    const form = this.#clashFormOf(title)
    if (form === null) return
    const given = this.#given.get(path)
    if (given === undefined) this.#given.set(path, new Set([form]))
    else given.add(form)
  }

  #add(planned: PlannedAction): void {
    this.planned.push(planned)
  }
}
