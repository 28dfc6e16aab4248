import { expect } from 'vitest'
import { foldCase } from '../../src-shared/domain/names'
import type { Operation, Step } from '../../src-shared/model/operation'
import { fullPathOf, rowsBelow, type StoredEnd, type StoredRow, type StoreShape } from './store-shape'

const isFolder = ({ type }: StoredRow): boolean => type !== 'object'

const endOfStep = ({ endOf }: StoreShape, { to, toIds, newTitle }: Step): StoredEnd | null =>
  to === null ? null : endOf(to, toIds, newTitle)

/** Where every record is after the steps that are called done, whatever else has happened. */
function placesAfter(
  shape: StoreShape,
  { steps }: Operation,
  was: readonly StoredRow[],
): ReadonlyMap<string, StoredRow> {
  let rows = new Map(was.map(row => [row.id, row]))
  for (const step of steps) {
    const { state, action, recordId: id } = step
    const end = endOfStep(shape, step)
    if (state !== 'done' || id === null) continue
    const type = step.entryKind === 'folder' ? 'directory' : 'object'
    if (end !== null && (action === 'make-folder' || action === 'copy')) rows.set(id, { id, type, ...end })
    const row = rows.get(id)
    if (row === undefined || (action !== 'move' && action !== 'remove')) continue
    const below = isFolder(row) ? rowsBelow(shape, [...rows.values()], row) : []
    if (action === 'remove') for (const one of [row, ...below]) rows.delete(one.id)
    else if (end !== null) rows = new Map([...rows, ...moved(shape, row, below, end)])
  }
  return rows
}

/** A row at its new end, with what is on its path. */
function moved(
  shape: StoreShape,
  row: StoredRow,
  below: readonly StoredRow[],
  end: StoredEnd,
): readonly (readonly [string, StoredRow])[] {
  const there = { ...row, ...end }
  const from = shape.insideOf(row)
  const to = shape.insideOf(there)
  // Ids stay; paths go along.
  const inside = below.map(
    one => [one.id, from === to ? one : { ...one, parent: to + one.parent.slice(from.length) }] as const,
  )
  return [[row.id, there], ...inside]
}

/** That journal and file agree for every step: each record is where the done steps have brought it, and no other has moved. */
export function expectTrue(
  shape: StoreShape,
  operation: Operation,
  was: readonly StoredRow[],
  is: readonly StoredRow[],
): void {
  const isUndecided = operation.steps.some(
    ({ state, error }) => state === 'unknown' || (state === 'failed' && error?.kind === 'partial'),
  )
  // Then it says so, and what became of it is asked elsewhere.
  if (isUndecided || operation.kind === 'finish-move') return
  const places = placesAfter(shape, operation, was)
  const elsewhere = is
    .map(row => ({ is: fullPathOf(row), said: pathIn(places, row) }))
    .filter(({ is: at, said }) => said !== null && said !== at)
  expect({ operation, elsewhere }).toEqual({ operation, elsewhere: [] })
  const ids = new Set(is.map(({ id }) => id))
  const gone = was.filter(({ id }) => places.has(id) && !ids.has(id))
  expect({ operation, gone }).toEqual({ operation, gone: [] })
}

function pathIn(places: ReadonlyMap<string, StoredRow>, { id }: StoredRow): string | null {
  const row = places.get(id)
  return row === undefined ? null : fullPathOf(row)
}

/** Nothing is gone but what was deleted for good, and nothing is new but copies and new folders. */
export function expectNothingGone(
  shape: StoreShape,
  operation: Operation,
  was: readonly StoredRow[],
  is: readonly StoredRow[],
  { mayAdd, deletedElsewhere }: { readonly mayAdd: boolean; readonly deletedElsewhere: ReadonlySet<string> },
): void {
  const ids = new Set(is.map(({ id }) => id))
  const removed = idsAtOrBelow(shape, was, row =>
    operation.steps.some(({ action, recordId }) => action === 'remove' && recordId === row.id),
  )
  const gone = was.filter(({ id }) => !ids.has(id) && !deletedElsewhere.has(id) && !removed.has(id))
  expect({ operation, gone }).toEqual({ operation, gone: [] })
  const ends = operation.steps
    .filter(({ action }) => action === 'copy' || action === 'make-folder')
    .flatMap(step => endOfStep(shape, step) ?? [])
  const made = idsAtOrBelow(shape, is, row =>
    ends.some(({ parent, name }) => row.parent === parent && row.name === name),
  )
  const before = new Set(was.map(({ id }) => id))
  const added = is.filter(({ id }) => !before.has(id) && !made.has(id))
  if (!mayAdd) expect({ operation, added }).toEqual({ operation, added: [] })
}

function idsAtOrBelow(
  shape: StoreShape,
  rows: readonly StoredRow[],
  isTop: (row: StoredRow) => boolean,
): ReadonlySet<string> {
  return new Set(
    rows.filter(isTop).flatMap(top => [top.id, ...rowsBelow(shape, rows, top).map(({ id }) => id)]),
  )
}

/**
 * Two folders of one name show each other’s content where it hangs on paths: everything in them is reachable twice.
 * By their records, so that two that were twins before and went along with their folder are no new ones.
 */
export function twinFolders({ takesTwins }: StoreShape, rows: readonly StoredRow[]): readonly string[] {
  if (takesTwins) return []
  const folders = rows.filter(({ type }) => type === 'directory')
  const byPath = new Map<string, readonly string[]>()
  for (const row of folders) {
    const path = foldCase(fullPathOf(row))
    byPath.set(path, [...(byPath.get(path) ?? []), row.id].toSorted())
  }
  return [...byPath.values()].flatMap(ids =>
    ids.flatMap((one, at) => ids.slice(at + 1).map(other => `${one} and ${other}`)),
  )
}

/** That no record is hidden unless somebody is told, or can be told now. */
export const saysSo = (operation: Operation): boolean =>
  operation.state === 'unknown' ||
  operation.steps.some(({ state, error }) => state === 'unknown' || error?.kind === 'partial')
