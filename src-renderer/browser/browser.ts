import { AppFailure } from '../../src-shared/errors'
import type { View } from '../../src-shared/model/settings'
import { LongScroll } from '../kit/long-scroll'
import { openOverlay } from '../kit/overlay-store'
import { keyOf, parentIdOf, ROOT_ID, type RowId } from '../kit/row-id'
import { ScrollPace } from '../kit/scroll-pace'
import { createStore } from '../kit/store'
import { textStore } from '../kit/text-context'
import { showToast } from '../kit/toast-store'
import { OpenListings } from '../listings/open-listings'
import { refreshListings } from '../listings/refresh-listings'
import { resolverOf } from '../listings/session-resolver'
import { keys } from '../session/keys'
import type { Session } from '../session/session'
import { changeSettings, currentSettings } from '../session/settings-store'
import { errorText } from '../text/refusal-text'
import type { Branch } from './branch'
import { rowOf } from './locate'
import type { Look } from './look'
import type { EntryRow } from './row'
import { ScrollMemory } from './scroll-memory'
import { type Selection, selectMany } from './selection'
import { Springs } from './springs'
import { isTrashed } from './trash-look'
import {
  CLOSED,
  handedOver,
  type TreeView,
  withCollapsed,
  withExpanded,
  withSelection,
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

let lastId = 0

/** One view of the inventory of a session, begun with it and ended with it. Two of them in one window share nothing. */
export function createBrowser(session: Session): Browser {
  // It hears of everything from the beginning.
  resolverOf(session)
  const browser = new Browser(session)
  session.onClose(browser.listings.start())
  return browser
}

/** Where one is, what is open, selected and being typed, and how it is shown: the model of a tree or grid, without React. */
export class Browser {
  /** Begins the ids of its elements and drop targets, so that no two browsers have the same. */
  readonly id = `browser-${++lastId}`
  readonly session: Session
  readonly tree = createStore<TreeView>(CLOSED)
  readonly look = createStore<Look>(lookChosenLast())
  /** The folder that is looked at now, as it was worked out from focus and listings (shown.ts). */
  readonly location = createStore<RowId>(ROOT_ID)
  readonly visits = createStore(NO_VISITS)
  /** Whether the path is being typed. */
  readonly isPathEdited = createStore(false)
  readonly listings: OpenListings
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

  constructor(session: Session) {
    this.session = session
    this.listings = new OpenListings(session)
  }

  get #view(): View {
    return this.look.get().view
  }

  /** Of the element that shows a row, for `aria-activedescendant`. */
  elementIdOf(index: number): string {
    return `${this.id}-row-${index}`
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

  expand(id: RowId): void {
    this.tree.update(tree => withExpanded(tree, id))
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

  /** Opens every folder down to some rows, and selects them. */
  reveal(ids: readonly RowId[]): void {
    this.recordVisit(this.currentVisit())
    for (const parentId of new Set(ids.map(parentIdOf))) {
      for (let id = parentId; id !== ROOT_ID; id = parentIdOf(id)) this.expand(id)
    }
    this.select(() => selectMany(ids))
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
    if (this.#view === 'grid') this.goTo(row.id)
    else this.toggle(row)
  }

  /** The context menu of what is selected now. While it is open, that may be deleted by another program. */
  openMenu(x: number, y: number): void {
    const { selection } = this.tree.get()
    openOverlay({ kind: 'menu', x, y, isCurrent: () => this.tree.get().selection === selection })
  }

  currentVisit(): Visit {
    return { location: this.location.get(), focus: this.tree.get().selection.focus }
  }

  /** Goes to a folder, so that Back leads here again. `focus` is what is selected there, if anything. */
  goTo(location: RowId, focus: RowId | null = null): void {
    const left = this.currentVisit()
    if (location !== left.location) this.recordVisit(left)
    this.showVisit({ location, focus })
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
    if (left !== ROOT_ID) this.goTo(parentIdOf(left), this.#view === 'grid' ? left : null)
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
    this.showVisit(taken.to)
  }

  /** Keeps a location for Back, before something leads elsewhere. */
  recordVisit(left: Visit): void {
    this.visits.update(visits => pushVisit(visits, left))
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
    const row = left === null ? null : rowOf(resolverOf(this.session).now.whereIsRecord(keyOf(left)))
    const { trash } = this.session.inventory.get().capabilities
    const canFollow = row?.isFolder && row.openProblem === null && row.id !== left && !isTrashed(row, trash)
    this.tree.update(tree => ({ ...tree, location: canFollow ? row.id : nearest }))
  }

  /** The same location in the other view; selection and focus stay, and the keyboard goes along. */
  switchView(view: View): void {
    if (this.#view === view) return
    this.tree.update(tree => handedOver(tree, this.location.get(), view))
    this.changeLook({ view })
    // The other view is there after the next drawing.
    requestAnimationFrame(() => this.focus())
  }

  /** Also what the next browser begins with. */
  changeLook(change: Partial<Look>): void {
    this.look.update(look => ({ ...look, ...change }))
    changeSettings(change)
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

function lookChosenLast(): Look {
  const { view, sort } = currentSettings()
  return { view, sort }
}
