import type { View } from '../../src-shared/model/settings'
import { parentIdOf, ROOT_ID, type RowId } from '../kit/row-id'
import { createStore } from '../kit/store'
import { currentSettings } from '../session/settings-store'
import { EMPTY_SELECTION, focusOn, selectOnly } from './selection'
import { type TreeView, treeStore, withOpenTo } from './tree-store'
import { NO_VISITS, pushVisit, type Step, stepBack, stepForward, type Visit } from './visits'

export const visitsStore = createStore(NO_VISITS)

/** The folder that is looked at now, as the window worked it out from focus and listings. */
export const locationStore = createStore<RowId>(ROOT_ID)

/** For another inventory: its folders are others. */
export function clearHistory(): void {
  visitsStore.update(() => NO_VISITS)
}

/** The folder was taken away: the nearest one above it, which is shown already, is where one is. */
export function leaveGone(nearest: RowId): void {
  treeStore.update(view => ({ ...view, location: nearest }))
}

export function currentVisit(): Visit {
  return { location: locationStore.get(), focus: treeStore.get().selection.focus }
}

/** Goes to a folder, so that Back leads here again. `focus` is what is selected there, if anything. */
export function goTo(location: RowId, focus: RowId | null = null): void {
  if (location !== locationStore.get()) recordCurrentVisit()
  showVisit({ location, focus })
}

/** Keeps the location for Back, before something leads elsewhere. */
export function recordCurrentVisit(): void {
  recordVisit(currentVisit())
}

export function recordVisit(left: Visit): void {
  visitsStore.update(visits => pushVisit(visits, left))
}

/** Goes to the folder above; the one that was left has the focus there. */
export function goUp(): void {
  const left = locationStore.get()
  if (left !== ROOT_ID) goTo(parentIdOf(left), currentSettings().view === 'grid' ? left : null)
}

export function goBack(): void {
  step(stepBack(visitsStore.get(), currentVisit()))
}

export function goForward(): void {
  step(stepForward(visitsStore.get(), currentVisit()))
}

function step(taken: Step | null): void {
  if (!taken) return
  visitsStore.update(() => taken.visits)
  showVisit(taken.to)
}

/** Shows a folder without a step for Back. */
export function showVisit(to: Visit): void {
  const { view } = currentSettings()
  treeStore.update(before => ({ ...before, ...shown(before, to, view), renaming: null, draftIn: null }))
}

/** The inventory itself is no row: it is the location when nothing is selected. */
function shown({ expanded }: TreeView, { location, focus }: Visit, view: View): Partial<TreeView> {
  if (view === 'grid') return { location, selection: focus === null ? EMPTY_SELECTION : selectOnly(focus) }
  const id = focus ?? location
  if (id === ROOT_ID) return { location: null, selection: EMPTY_SELECTION }
  return { location, selection: selectOnly(id), expanded: withOpenTo(expanded, id) }
}

/**
 * What the tree needs to know when it takes over from the grid, and the other way
 * round: the location stays the same, and in the tree what has the focus can be seen.
 */
export function handOver(view: View): void {
  const location = locationStore.get()
  treeStore.update(before => {
    if (view === 'grid') return { ...before, location }
    const { focus } = before.selection
    const id = focus ?? location
    if (id === ROOT_ID) return { ...before, location: null }
    const selection = focus === null ? focusOn(before.selection, location) : before.selection
    return { ...before, location, selection, expanded: withOpenTo(before.expanded, id) }
  })
}
