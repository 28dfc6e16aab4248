import { addressProblem } from '../../src-shared/domain/names'
import type { FolderSummary } from '../../src-shared/model/record-history'
import type { Known } from '../known'
import type { EntryRow } from '../storage/entry-row'
import { FOLDER_KIND, LINK_KIND } from '../storage/kind-codes'
import type { FolderNode } from '../tree/folder-node'
import { isThere, isWhole } from '../tree/folder-tree'
import { placeOf } from './place-of'

const MOST_PICTURES = 4
/** Folders that are looked into for pictures, nearest first. */
const MOST_FOLDERS = 64

const NOTHING: FolderSummary = {
  listedAtMs: null,
  isWhole: false,
  folders: 0,
  items: 0,
  links: 0,
  pictures: [],
}

/** What a folder shows of itself without being opened. */
export function summaryOf(known: Known, node: FolderNode | undefined): FolderSummary {
  if (node === undefined || node.listedMs === 0) return NOTHING
  const counts = known.rows.kindsIn(node.id)
  const count = (kind: number): number => counts.get(kind) ?? 0
  const [folders, links] = [count(FOLDER_KIND), count(LINK_KIND)]
  const items = [...counts.values()].reduce((sum, one) => sum + one, 0) - folders - links
  const pictures = picturesIn(known, node)
  return { listedAtMs: node.listedMs, isWhole: isWhole(node), folders, items, links, pictures }
}

function picturesIn(known: Known, top: FolderNode): FolderSummary['pictures'] {
  const pictures: FolderSummary['pictures'][number][] = []
  const folders = [top]
  for (let at = 0; at < folders.length && at < MOST_FOLDERS && pictures.length < MOST_PICTURES; at += 1) {
    const node = folders[at]
    if (node === undefined) break
    const rows = addressable(known, node, known.rows.newestThings(node.id, 2 * MOST_PICTURES))
    const shown = rows.slice(0, MOST_PICTURES - pictures.length)
    pictures.push(...shown.map(row => ({ ...placeOf(known, row), assetUri: row.assetUri })))
    for (const child of node.children ?? []) {
      if (folders.length >= MOST_FOLDERS) break
      if (isThere(child) && !child.isLink) folders.push(child)
    }
  }
  return pictures
}

/** A path that means two things brings the picture of either, to be kept as that of the one. */
function addressable(
  known: Known,
  { id, isById }: FolderNode,
  rows: readonly EntryRow[],
): readonly EntryRow[] {
  if (isById || rows.length === 0) return rows
  const twins = known.rows.twinsOf(
    id,
    rows.map(({ seq }) => seq),
  )
  return rows.filter(({ seq, name }) => !twins.has(seq) && addressProblem(name) === null)
}
