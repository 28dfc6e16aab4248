import { titlePart } from '../../src-shared/domain/names'
import { childPath } from '../../src-shared/domain/paths'
import type { EntryKind, EntryRef, FolderRef } from '../../src-shared/model/entry'
import { ROOT_REF } from './refs'
import { ROOT_KEY, rowsByParent, type StoredRow, type StoreShape } from './store-shape'

export interface Seen {
  readonly entries: readonly EntryRef[]
  readonly folders: readonly FolderRef[]
}

const KINDS: Readonly<Record<string, EntryKind>> = { directory: 'folder', object: 'object', link: 'link' }
const MAX_FOLDERS = 60

interface OpenFolder {
  readonly ref: FolderRef
  /** Whose content it shows: that of a link is the root's. */
  readonly key: string
  readonly isLink: boolean
}

/** What a person sees who opens everything below a folder, links too. Read from the file, where it costs next to nothing. */
export function seenBelow(shape: StoreShape, rows: readonly StoredRow[], top: FolderRef): Seen {
  const byParent = rowsByParent(rows)
  const entries: EntryRef[] = []
  const topRow = rows.find(({ id }) => id === top.recordIds.at(-1))
  const topKey = topRow === undefined ? ROOT_KEY : shape.insideOf(topRow)
  const open: OpenFolder[] = [{ ref: top, key: topKey, isLink: false }]
  for (const { ref, key, isLink } of open) {
    const inside = byParent.get(key) ?? []
    const names = shape.listedNames(inside)
    for (const [index, row] of inside.entries()) {
      const kind = KINDS[row.type] ?? 'unknown'
      const listed = names[index] ?? { name: row.name }
      const { name } = listed
      entries.push({ parent: ref, recordId: row.id, name, ...titlePart(listed), kind })
      const child = childRef(ref, row.id, name)
      if (child === null || isLink || open.length >= MAX_FOLDERS) continue
      if (kind === 'folder') open.push({ ref: child, key: shape.insideOf(row), isLink: false })
      if (kind === 'link') open.push({ ref: child, key: ROOT_KEY, isLink: true })
    }
  }
  return { entries, folders: open.map(({ ref }) => ref) }
}

/** A folder directly in the root; null where there is none. */
export function folderInRoot(rows: readonly StoredRow[], name: string): FolderRef | null {
  const row = rows.find(one => one.parent === ROOT_KEY && one.name === name && one.type === 'directory')
  return row === undefined ? null : childRef(ROOT_REF, row.id, name)
}

function childRef(parent: FolderRef, id: string, name: string): FolderRef | null {
  const path = childPath(parent.path, name)
  return path && { path, recordIds: [...parent.recordIds, id] }
}
