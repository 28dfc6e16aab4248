import { draftIdOf, keyOf, parentIdOf, ROOT_ID, type RowId } from '../kit/row-id'
import { createStore } from '../kit/store'
import { currentSettings } from '../session/settings-store'
import { EMPTY_SELECTION, type Selection, withoutBelow } from './selection'

/** What the person made of the tree: ids only, nothing that came from the service. */
export interface TreeView {
  readonly expanded: ReadonlyMap<RowId, ReadonlySet<string>>
  readonly selection: Selection
  readonly renaming: RowId | null
  readonly draftIn: RowId | null
  /**
   * The folder that is looked at. In the tree null, unless it is another than the
   * focus tells; in the grid the folder that is shown, null for the inventory itself.
   */
  readonly location: RowId | null
}

const CLOSED: TreeView = {
  expanded: new Map(),
  selection: EMPTY_SELECTION,
  renaming: null,
  draftIn: null,
  location: null,
}

export const treeStore = createStore<TreeView>(CLOSED)

/** For another inventory: its ids mean other things. */
export function resetTree(): void {
  treeStore.update(() => CLOSED)
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

export function expand(id: RowId): void {
  treeStore.update(view => ({ ...view, expanded: withKey(view.expanded, id, keys => keys.add(keyOf(id))) }))
}

/** Folders inside stay remembered as open, as file managers do. */
export function collapse(id: RowId): void {
  treeStore.update(view => ({
    ...view,
    expanded: withKey(view.expanded, id, keys => keys.delete(keyOf(id))),
    ...withSelection(view, withoutBelow(view.selection, id)),
    draftIn: view.draftIn === id ? null : view.draftIn,
  }))
}

export function select(change: (selection: Selection) => Selection): void {
  treeStore.update(view => {
    const selection = change(view.selection)
    return selection === view.selection ? view : { ...view, ...withSelection(view, selection) }
  })
}

/** In the tree the location follows the focus; in the grid a focus elsewhere ("Show") changes what is shown. */
function withSelection(view: TreeView, selection: Selection): Pick<TreeView, 'selection' | 'location'> {
  const { focus } = selection
  if (focus === view.selection.focus) return { selection, location: view.location }
  if (currentSettings().view === 'tree') return { selection, location: null }
  return { selection, location: focus === null ? view.location : parentIdOf(focus) }
}

/** The folders that hold a row are opened, so that it can be seen. */
export function withOpenTo(expanded: TreeView['expanded'], id: RowId): TreeView['expanded'] {
  let opened = expanded
  for (let above = parentIdOf(id); above !== ROOT_ID; above = parentIdOf(above)) {
    const key = keyOf(above)
    if (!opened.get(parentIdOf(above))?.has(key)) opened = withKey(opened, above, keys => keys.add(key))
  }
  return opened
}

export function startRename(id: RowId): void {
  treeStore.update(view => ({ ...view, renaming: id, draftIn: null }))
}

export function startDraft(parentId: RowId): void {
  treeStore.update(view => ({ ...view, renaming: null, draftIn: parentId }))
}

export function stopEditing(): void {
  treeStore.update(view =>
    view.renaming === null && view.draftIn === null ? view : { ...view, renaming: null, draftIn: null },
  )
}

/** The row in which a name is being typed. */
export function editingIdOf({ renaming, draftIn }: TreeView): RowId | null {
  return draftIn === null ? renaming : draftIdOf(draftIn)
}
