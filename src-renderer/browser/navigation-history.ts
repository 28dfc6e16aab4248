import type { View } from '../../src-shared/model/settings'
import { parentIdOf, ROOT_ID, type RowId } from '../kit/row-id'
import { createStore } from '../kit/store'
import { currentSettings } from '../session/settings-store'
import { EMPTY_SELECTION, focusOn, selectOnly } from './selection'
import { type TreeView, treeStore, withOpenTo } from './tree-store'
import { going, goingBack, goingForward, NO_VISITS, type Step, type Visit } from './visits'

export const visitsStore = createStore(NO_VISITS)

/** The folder that is looked at now, as the window worked it out from focus and listings. */
export const hereStore = createStore<RowId>(ROOT_ID)

/** For another inventory: its folders are others. */
export function forgetVisits(): void {
  visitsStore.update(() => NO_VISITS)
}

/** The folder was taken away: the nearest one above it, which is shown already, is where one is. */
export function forgetGone(nearest: RowId): void {
  treeStore.update(view => ({ ...view, place: nearest }))
}

export function here(): Visit {
  return { place: hereStore.get(), focus: treeStore.get().selection.focus }
}

/** Goes to a folder, so that Back leads here again. `focus` is what is selected there, if anything. */
export function goTo(place: RowId, focus: RowId | null = null): void {
  if (place !== hereStore.get()) leaveHere()
  arrive({ place, focus })
}

/** Keeps where one is for Back, before something leads elsewhere. */
export function leaveHere(): void {
  leaveFrom(here())
}

export function leaveFrom(left: Visit): void {
  visitsStore.update(visits => going(visits, left))
}

/** Goes to the folder above; the one that was left has the focus there. */
export function goUp(): void {
  const left = hereStore.get()
  if (left !== ROOT_ID) goTo(parentIdOf(left), currentSettings().view === 'grid' ? left : null)
}

export function goBack(): void {
  step(goingBack(visitsStore.get(), here()))
}

export function goForward(): void {
  step(goingForward(visitsStore.get(), here()))
}

function step(taken: Step | null): void {
  if (!taken) return
  visitsStore.update(() => taken.visits)
  arrive(taken.to)
}

/** Shows a folder without a step for Back. */
export function arrive(to: Visit): void {
  const { view } = currentSettings()
  treeStore.update(before => ({ ...before, ...shown(before, to, view), renaming: null, draftIn: null }))
}

/** The inventory itself is no row: it is the place when nothing is selected. */
function shown({ expanded }: TreeView, { place, focus }: Visit, view: View): Partial<TreeView> {
  if (view === 'grid') return { place, selection: focus === null ? EMPTY_SELECTION : selectOnly(focus) }
  const id = focus ?? place
  if (id === ROOT_ID) return { place: null, selection: EMPTY_SELECTION }
  return { place, selection: selectOnly(id), expanded: withOpenTo(expanded, id) }
}

/**
 * What the tree needs to know when it takes over from the grid, and the other way
 * round: the place stays the same, and in the tree what has the focus can be seen.
 */
export function handOver(view: View): void {
  const place = hereStore.get()
  treeStore.update(before => {
    if (view === 'grid') return { ...before, place }
    const { focus } = before.selection
    const id = focus ?? place
    if (id === ROOT_ID) return { ...before, place: null }
    const selection = focus === null ? focusOn(before.selection, place) : before.selection
    return { ...before, place, selection, expanded: withOpenTo(before.expanded, id) }
  })
}
