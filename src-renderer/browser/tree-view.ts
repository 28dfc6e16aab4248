import type { View } from '../../src-shared/model/settings'
import { draftIdOf, keyOf, parentIdOf, ROOT_ID, type RowId, TRASH_LIST_ID } from '../kit/row-id'
import { EMPTY_SELECTION, focusOn, type Selection, selectOnly, withoutBelow } from './selection'
import type { Visit } from './visits'

/** What the person made of a tree or grid: ids only, nothing that came from the service. */
export interface TreeView {
  readonly expanded: ReadonlyMap<RowId, ReadonlySet<string>>
  readonly selection: Selection
  readonly renaming: RowId | null
  readonly draftIn: RowId | null
  /**
   * The folder that is looked at. In the tree null, unless it is another than the
   * focus tells; in the grid the folder that is shown, null for the inventory itself. In both
   * the Trash, while its flat list is shown.
   */
  readonly location: RowId | null
}

export const CLOSED: TreeView = {
  expanded: new Map(),
  selection: EMPTY_SELECTION,
  renaming: null,
  draftIn: null,
  location: null,
}

export function withExpanded(tree: TreeView, id: RowId): TreeView {
  return { ...tree, expanded: withKey(tree.expanded, id, keys => keys.add(keyOf(id))) }
}

/** Folders inside stay remembered as open, as file managers do. */
export function withCollapsed(tree: TreeView, id: RowId, view: View): TreeView {
  return {
    ...withSelection(tree, withoutBelow(tree.selection, id), view),
    expanded: withKey(tree.expanded, id, keys => keys.delete(keyOf(id))),
    draftIn: tree.draftIn === id ? null : tree.draftIn,
  }
}

/** In the tree the location follows the focus; in the grid a focus elsewhere ("Show") changes what is shown. */
export function withSelection(tree: TreeView, selection: Selection, view: View): TreeView {
  if (selection === tree.selection) return tree
  const { focus } = selection
  if (focus === tree.selection.focus || tree.location === TRASH_LIST_ID) return { ...tree, selection }
  if (view === 'tree') return { ...tree, selection, location: null }
  return { ...tree, selection, location: focus === null ? tree.location : parentIdOf(focus) }
}

/** The inventory itself is no row: it is the location when nothing is selected. */
export function withVisit(tree: TreeView, { location, focus }: Visit, view: View): TreeView {
  const shown = { ...tree, renaming: null, draftIn: null }
  if (location === TRASH_LIST_ID) {
    if (focus === null) return { ...shown, location, selection: EMPTY_SELECTION }
    return { ...shown, location, selection: selectOnly(focus), expanded: withOpenTo(tree.expanded, focus) }
  }
  if (view === 'grid') {
    return { ...shown, location, selection: focus === null ? EMPTY_SELECTION : selectOnly(focus) }
  }
  const id = focus ?? location
  if (id === ROOT_ID) return { ...shown, location: null, selection: EMPTY_SELECTION }
  return { ...shown, location, selection: selectOnly(id), expanded: withOpenTo(tree.expanded, id) }
}

/**
 * What the tree needs to know when it takes over from the grid, and the other way
 * round: the location stays the same, and in the tree what has the focus can be seen.
 */
export function handedOver(tree: TreeView, location: RowId, view: View): TreeView {
  if (view === 'grid' || location === TRASH_LIST_ID) return { ...tree, location }
  const { focus } = tree.selection
  const id = focus ?? location
  if (id === ROOT_ID) return { ...tree, location: null }
  const selection = focus === null ? focusOn(tree.selection, location) : tree.selection
  return { ...tree, location, selection, expanded: withOpenTo(tree.expanded, id) }
}

/** Every folder down to some rows is open. */
export function withShown(tree: TreeView, ids: readonly RowId[]): TreeView {
  // One of each folder: of a hundred thousand in one folder the way is opened once.
  const perFolder = new Map(ids.map(id => [parentIdOf(id), id]))
  return { ...tree, expanded: [...perFolder.values()].reduce(withOpenTo, tree.expanded) }
}

/** The row in which a name is being typed. */
export function editingIdOf({ renaming, draftIn }: TreeView): RowId | null {
  return draftIn === null ? renaming : draftIdOf(draftIn)
}

/** The folders that hold a row are opened, so that it can be seen. */
function withOpenTo(expanded: TreeView['expanded'], id: RowId): TreeView['expanded'] {
  let opened = expanded
  for (let above = parentIdOf(id); above !== ROOT_ID; above = parentIdOf(above)) {
    const key = keyOf(above)
    if (!opened.get(parentIdOf(above))?.has(key)) opened = withKey(opened, above, keys => keys.add(key))
  }
  return opened
}

function withKey(
  expanded: TreeView['expanded'],
  id: RowId,
  change: (keys: Set<string>) => void,
): TreeView['expanded'] {
  const parentId = parentIdOf(id)
  const keys = new Set(expanded.get(parentId))
  change(keys)
  return new Map(expanded).set(parentId, keys)
}
