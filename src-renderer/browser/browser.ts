import { AppFailure } from '../../src-shared/errors'
import type { View } from '../../src-shared/model/settings'
import { LongScroll } from '../kit/long-scroll'
import { openOverlay } from '../kit/overlay-store'
import { keyOf, parentIdOf, ROOT_ID, type RowId, TRASH_LIST_ID } from '../kit/row-id'
import { ScrollPace } from '../kit/scroll-pace'
import { createStore } from '../kit/store'
import { textStore } from '../kit/text-context'
import { showToast } from '../kit/toast-store'
import { OpenListings } from '../listings/listing-query'
import { refreshListings } from '../listings/refresh-listings'
import { resolverOf } from '../listings/session-resolver'
import { keys } from '../session/keys'
import type { Session } from '../session/session'
import { changeSettings, currentSettings } from '../session/settings-store'
import { errorText } from '../text/refusal-text'
import { type Branch, ROOT_BRANCH } from './branch'
import { folderLooksOf } from './folder-looks'
import { rowOf } from './locate'
import type { Look } from './look'
import type { EntryRow } from './row'
import { ScrollMemory } from './scroll-memory'
import { isSameSelection, type Selection, selectMany } from './selection'
import { Springs } from './springs'
import { isTrashId, trashIdOf } from './trash-folder'
import { isTrashed } from './trash-look'
import {
  CLOSED,
  handedOver,
  type TreeView,
  withCollapsed,
  withExpanded,
  withSelection,
  withShown,
  withVisit,
} from './tree-view'
import { NO_VISITS, pushVisit, type Step, stepBack, stepForward, type Visit } from './visits'

/** With what is selected of it, for the field that shows it next. */
interface TypedName {
  readonly id: RowId
  readonly name: string
  readonly from: number
  readonly to: number
  readonly hasFocus: boolean
}

/** The folder that a browser shows, and what it was called then. */
export type PlaceShown = Pick<Branch, 'id' | 'path' | 'title' | 'link'>

let lastId = 0

/** One view of the inventory of a session, begun with it and ended with it. Two of them in one window share nothing. */
export function createBrowser(session: Session): Browser {
  // It hears of everything from the beginning.
  resolverOf(session)
  const browser = new Browser(session)
  browser.wake()
  session.onClose(() => browser.rest())
  return browser
}

/** Where one is, what is open, selected and being typed, and how it is shown: the model of a tree or grid, without React. */
export class Browser {
  /** Begins the ids of its elements and drop targets, so that no two browsers have the same. */
  readonly id = `browser-${++lastId}`
  readonly session: Session
  readonly tree = createStore<TreeView>(CLOSED)
  readonly look = createStore<Look>(lookChosenLast())
  /** How folders are shown for which nobody has chosen anything: as was chosen last in this browser. */
  #ownLook = this.look.get()
  /** The folder that is looked at now, as it was worked out from focus and listings (shown.ts). */
  readonly location = createStore<RowId>(ROOT_ID)
  /** The same, with what it is called: for whoever names it while nothing is drawn of it. */
  readonly place = createStore<PlaceShown>(ROOT_BRANCH)
  readonly visits = createStore(NO_VISITS)
  /** How large tiles are, in CSS pixels, while that is being changed; null: as it is kept. */
  readonly tileSizing = createStore<number | null>(null)
  /** Whether the path is being typed. */
  readonly isPathEdited = createStore(false)
  readonly listings: OpenListings
  /** What the names in the Trash have to hold. */
  readonly trashFilter = createStore('')
  readonly scrolls = new ScrollMemory()
  readonly pace = new ScrollPace()
  /** How far the tree or grid is scrolled; whoever scrolls it goes through this. */
  readonly scroll = new LongScroll()
  readonly springs = new Springs({
    isGrid: () => this.#view === 'grid',
    expand: id => this.expand(id),
    collapse: id => this.collapse(id),
    currentVisit: () => this.currentVisit(),
    recordVisit: left => this.recordVisit(left),
    showVisit: to => this.showVisit(to),
  })
  /** The name that is being typed, as far as it goes. */
  readonly typed: { current: TypedName | null } = { current: null }
  /** The tree or grid, while it is drawn. */
  readonly container: { current: HTMLDivElement | null } = { current: null }

  #letGo: (() => void) | null = null

  constructor(session: Session) {
    this.session = session
    this.listings = new OpenListings(session)
  }

  /** It is about to be drawn: what it shows is listed, and followed where it went meanwhile. */
  wake(): void {
    if (this.#letGo) return
    this.#letGo = this.listings.start()
    const now = this.#movedTo(this.location.get())
    if (!now) return
    this.showVisit({ location: now.id, focus: null })
    this.expand(now.id)
  }

  /** Nothing is drawn of it: it lists nothing and hears of nothing, and keeps what a person made of it. */
  rest(): void {
    this.#letGo?.()
    this.#letGo = null
    // What was going on in what is drawn no longer has an end of its own.
    this.springs.end(null, false)
    this.isPathEdited.update(() => false)
  }

  get #isInTrash(): boolean {
    return this.tree.get().location === TRASH_LIST_ID
  }

  get #view(): View {
    return this.look.get().view
  }

  /** Of the element that shows a row, for `aria-activedescendant`. */
  elementIdOf(index: number): string {
    return `${this.id}-row-${index}`
  }

  /** The other way round; -1 for the element of anything else. */
  indexOfElement(elementId: string): number {
    const prefix = this.elementIdOf(0).slice(0, -1)
    return elementId.startsWith(prefix) ? Number(elementId.slice(prefix.length)) : -1
  }

  /** Of a folder in this browser as a place to drop on. */
  targetIdOf(id: RowId): string {
    return `${this.id} ${id}`
  }

  /** Null for what is no place of this browser. */
  rowIdOfTarget(targetId: string): RowId | null {
    const prefix = this.targetIdOf('')
    return targetId.startsWith(prefix) ? targetId.slice(prefix.length) : null
  }

  /** The Trash opens as a list of its own. */
  expand(id: RowId): void {
    if (id === trashIdOf(this.session)) this.enter(TRASH_LIST_ID)
    else this.tree.update(tree => withExpanded(tree, id))
  }

  collapse(id: RowId): void {
    this.tree.update(tree => withCollapsed(tree, id, this.#view))
  }

  toggle(row: EntryRow): void {
    if (row.isExpanded) this.collapse(row.id)
    else this.expand(row.id)
  }

  select(change: (selection: Selection) => Selection): void {
    this.tree.update(tree => withSelection(tree, change(tree.selection), this.#view))
  }

  /**
   * Goes to the folder of the first of some rows, selects them, and gives them the
   * keyboard. The tree opens the folders of the others, too; the grid shows one
   * folder, so that it leaves out what is in others.
   */
  reveal(ids: readonly RowId[]): void {
    const [first] = ids
    if (first === undefined) return
    const parentId = parentIdOf(first)
    if (isTrashId(first, trashIdOf(this.session))) return this.#revealTrashed(first, ids)
    this.#lookAsIn(parentId)
    const shown = this.#view === 'grid' ? ids.filter(id => parentIdOf(id) === parentId) : ids
    this.goTo(parentId, first)
    this.tree.update(tree => withShown(tree, shown))
    this.select(() => selectMany(shown))
    this.focus()
  }

  #revealTrashed(first: RowId, ids: readonly RowId[]): void {
    this.goTo(TRASH_LIST_ID, first)
    this.tree.update(tree => withShown(tree, ids))
    this.select(() => selectMany(ids))
    this.focus()
  }

  startRename(id: RowId): void {
    this.typed.current = null
    this.tree.update(tree => ({ ...tree, renaming: id, draftIn: null }))
  }

  startDraft(parentId: RowId): void {
    this.typed.current = null
    this.tree.update(tree => ({ ...tree, renaming: null, draftIn: parentId }))
  }

  stopEditing(): void {
    this.typed.current = null
    this.tree.update(tree =>
      tree.renaming === null && tree.draftIn === null ? tree : { ...tree, renaming: null, draftIn: null },
    )
  }

  /** A new folder in the one that is looked at gets its name. */
  newFolder(): void {
    const location = this.location.get()
    if (this.#view === 'tree' && location !== ROOT_ID) this.expand(location)
    this.startDraft(location)
  }

  /** An item never spawns by surprise: it is shown (design-shown.md, "Spawn"). */
  open(row: EntryRow): void {
    if (!row.isFolder) return openOverlay({ kind: 'quick-look' })
    if (row.openProblem) return
    if (this.#view === 'grid' && !this.#isInTrash) this.goTo(row.id)
    else this.toggle(row)
  }

  /** The context menu of what is selected now. While it is open, that may be deleted by another program. */
  openMenu(x: number, y: number): void {
    const { selection } = this.tree.get()
    const isCurrent = (): boolean => isSameSelection(this.tree.get().selection, selection)
    openOverlay({ kind: 'menu', x, y, isCurrent })
  }

  currentVisit(): Visit {
    return { location: this.location.get(), focus: this.tree.get().selection.focus }
  }

  /** Goes to a folder, so that Back leads here again. `focus` is what is selected there, if anything. */
  goTo(location: RowId, focus: RowId | null = null): void {
    const left = this.currentVisit()
    const to = this.#inTrashList({ location, focus })
    if (to.location !== left.location) this.recordVisit(left)
    this.#lookAsIn(to.location)
    this.showVisit(to)
  }

  /** Each folder one goes to looks as a person chose it there, or else as was chosen last in this browser. */
  #lookAsIn(location: RowId): void {
    if (location === TRASH_LIST_ID || location === this.location.get()) return
    const { view } = this.look.get()
    this.look.update(() => folderLooksOf(this.session).of(keyOf(location)) ?? this.#ownLook)
    if (this.#view !== view) this.#focusSoon()
  }

  /** The Trash and what lies in it are looked at in one list. */
  #inTrashList({ location, focus }: Visit): Visit {
    const trashId = trashIdOf(this.session)
    if (!isTrashId(location, trashId)) return { location, focus }
    return { location: TRASH_LIST_ID, focus: focus ?? (location === trashId ? null : location) }
  }

  /** Goes to a folder and gives it the keyboard. */
  enter(location: RowId): void {
    this.goTo(location)
    if (location === ROOT_ID) this.scroll.scrollTo(0)
    this.focus()
  }

  /** Goes to the folder above; the one that was left has the focus there. */
  goUp(): void {
    const left = this.location.get()
    if (left === TRASH_LIST_ID) this.goTo(ROOT_ID, trashIdOf(this.session))
    else if (left !== ROOT_ID) this.goTo(parentIdOf(left), this.#view === 'grid' ? left : null)
  }

  goBack(): void {
    this.#step(stepBack(this.visits.get(), this.currentVisit()))
  }

  goForward(): void {
    this.#step(stepForward(this.visits.get(), this.currentVisit()))
  }

  #step(taken: Step | null): void {
    if (!taken) return
    this.visits.update(() => taken.visits)
    this.#lookAsIn(taken.to.location)
    this.showVisit(taken.to)
  }

  /** Keeps a location for Back, before something leads elsewhere. */
  recordVisit(left: Visit): void {
    this.visits.update(visits => pushVisit(visits, left))
  }

  /** Where it is from the beginning, before anything is drawn of it: there is no way back from there. */
  beginAt(place: PlaceShown, focus: RowId | null = null): void {
    const { id } = place
    this.showVisit({ location: id, focus })
    if (id !== ROOT_ID && id !== TRASH_LIST_ID) this.expand(id)
    this.location.update(() => id)
    this.place.update(() => place)
  }

  /** Shows a folder without a step for Back. */
  showVisit(to: Visit): void {
    this.tree.update(tree => withVisit(tree, to, this.#view))
  }

  /**
   * The folder was taken away: where that is known, one goes along (but not into
   * the Trash); or else the nearest one above it, which is shown already, is where one is.
   */
  leaveGone(nearest: RowId): void {
    const left = this.tree.get().location
    const now = left === null ? null : this.#movedTo(left)
    this.tree.update(tree => ({ ...tree, location: now?.id ?? nearest }))
  }

  /** Where a folder that was here is now; null where it is still here, in the Trash, or not known. */
  #movedTo(left: RowId): EntryRow | null {
    if (left === ROOT_ID) return null
    const row = rowOf(resolverOf(this.session).now.whereIsRecord(keyOf(left)))
    const { trash } = this.session.inventory.get().capabilities
    const canFollow = row?.isFolder && row.openProblem === null && row.id !== left && !isTrashed(row, trash)
    return canFollow ? row : null
  }

  /** The same location in the other view; selection and focus stay, and the keyboard goes along. */
  switchView(view: View): void {
    if (this.#view === view) return
    this.tree.update(tree => handedOver(tree, this.location.get(), view))
    this.changeLook({ view })
    this.#focusSoon()
  }

  /** The other view is there after the next drawing. */
  #focusSoon(): void {
    requestAnimationFrame(() => this.focus())
  }

  /** For the folder that is looked at, and for all in which nobody chooses anything; also what the next browser begins with. */
  changeLook(change: Partial<Look>): void {
    const location = this.location.get()
    this.look.update(look => ({ ...look, ...change }))
    this.#ownLook = this.look.get()
    if (location !== TRASH_LIST_ID) folderLooksOf(this.session).choose(keyOf(location), this.#ownLook)
    changeSettings(change)
  }

  /** Before anything is drawn of it. */
  beginWith(look: Look): void {
    this.look.update(() => look)
    this.#ownLook = look
  }

  /**
   * Gives the keyboard back to the tree or grid, for a control that goes away when
   * it is used: the focus must never fall on nothing.
   */
  focus(): void {
    this.container.current?.focus({ preventScroll: true })
  }

  /** F5. A failure that leaves old rows on screen is said, or nobody would know that they are old. */
  async refresh(): Promise<void> {
    const error = await refreshListings(this.session)
    if (!(error instanceof AppFailure)) return
    const text = textStore.get()
    const detail = errorText(text, error.error)
    showToast({ tone: 'failure', message: text.tree.notRefreshed, detail, actions: [] })
  }

  /** Lists again what could not be listed. */
  retry({ path }: Branch): void {
    const { queries, key } = this.session
    void queries.refetchQueries({ queryKey: keys.listing(key, path) })
  }
}

/** What a new browser begins with. */
export function lookChosenLast(): Look {
  const { view, sort } = currentSettings()
  return { view, sort }
}
