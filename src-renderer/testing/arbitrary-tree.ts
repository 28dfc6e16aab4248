import fc from 'fast-check'
import { ListingBuilder } from '../../src-shared/domain/listing'
import { childPath, ROOT } from '../../src-shared/domain/paths'
import type { Entry } from '../../src-shared/model/entry'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { BranchState } from '../browser/branch'
import { flatten } from '../browser/flatten'
import type { Rows } from '../browser/rows'
import { ROOT_ID, type RowId, rowIdOf } from '../kit/row-id'

/** For tests: a folder and what is in it. */
export interface FolderSketch {
  readonly name: string
  readonly isOpen: boolean
  readonly children: readonly (FolderSketch | string)[]
}

export function folder(
  name: string,
  children: readonly (FolderSketch | string)[],
  isOpen = true,
): FolderSketch {
  return { name, children, isOpen }
}

interface Sketched {
  readonly states: Map<InventoryPath, BranchState>
  readonly expanded: Map<RowId, Set<string>>
}

function entryOf(child: FolderSketch | string, recordId: string): Entry {
  const name = typeof child === 'string' ? child : child.name
  const kind = typeof child === 'string' ? 'object' : 'folder'
  return { recordId, name, kind, assetUri: '', isPublic: false, modifiedMs: null }
}

function sketch(into: Sketched, id: RowId, path: InventoryPath, children: FolderSketch['children']): void {
  const builder = new ListingBuilder(path, 0, children.length)
  builder.addEntries(children.map((child, index) => entryOf(child, `R-${index}`)))
  into.states.set(path, { listing: builder.finish(), error: null })
  children.forEach((child, index) => {
    if (typeof child === 'string') return
    const key = `R-${index}`
    const below = childPath(path, child.name)
    if (child.isOpen) into.expanded.set(id, (into.expanded.get(id) ?? new Set()).add(key))
    if (below) sketch(into, rowIdOf(id, key), below, child.children)
  })
}

/** The rows of a sketched inventory; the record id of each entry is its place in its folder, … */
export function rowsOf(children: FolderSketch['children'], draftIn: RowId | null = null): Rows {
  return sketchedRows(children, draftIn).flattenAgain()
}

/** The same, as often as it is asked for. */
export function sketchedRows(
  children: FolderSketch['children'],
  draftIn: RowId | null = null,
): { readonly flattenAgain: () => Rows } {
  const into: Sketched = { states: new Map(), expanded: new Map() }
  sketch(into, ROOT_ID, ROOT, children)
  const unknown: BranchState = { listing: null, error: null }
  const stateOf = (path: InventoryPath): BranchState => into.states.get(path) ?? unknown
  const input = {
    expanded: into.expanded,
    draftIn,
    canList: true,
    stateOf,
    trash: { kind: 'satchel' } as const,
  }
  return { flattenAgain: () => flatten(input) }
}

/** Random inventories with twins, odd names and open folders inside closed ones. */
export const anyInventory: fc.Arbitrary<FolderSketch['children']> = fc.letrec<{
  children: FolderSketch['children']
  folder: FolderSketch
  item: string
}>(tie => ({
  item: fc.oneof(
    fc.constantFrom('Kiwi', 'kiwi', 'a/b', '', '..', 'Item 10', 'Item 9'),
    fc.string({ maxLength: 6 }),
  ),
  folder: fc.record({ name: tie('item'), isOpen: fc.boolean(), children: tie('children') }),
  children: fc.array(fc.oneof({ depthSize: 'small', withCrossShrink: true }, tie('item'), tie('folder')), {
    maxLength: 6,
  }),
})).children
