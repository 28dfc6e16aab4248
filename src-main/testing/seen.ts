import { childPath } from '../../src-shared/domain/paths'
import type { EntryKind, EntryRef, FolderRef } from '../../src-shared/model/entry'
import { fullPathOf, type StoredRow } from './record-world'
import { ROOT_REF } from './refs'

export interface Seen {
  readonly entries: readonly EntryRef[]
  readonly folders: readonly FolderRef[]
}

const KINDS: Readonly<Record<string, EntryKind>> = { directory: 'folder', object: 'object', link: 'link' }
const MAX_FOLDERS = 60

interface OpenFolder {
  readonly ref: FolderRef
  /** Whose content it shows: that of a link is the root's. */
  readonly storedPath: string
  readonly isLink: boolean
}

/** What a person sees who opens everything below a folder, links too. Read from the file, where it costs next to nothing. */
export function seenBelow(rows: readonly StoredRow[], top: FolderRef): Seen {
  const byParent = rowsByParent(rows)
  const entries: EntryRef[] = []
  const open: OpenFolder[] = [{ ref: top, storedPath: storedPathOf(top), isLink: false }]
  for (const { ref, storedPath, isLink } of open) {
    for (const row of byParent.get(storedPath) ?? []) {
      const kind = KINDS[row.type] ?? 'unknown'
      entries.push({ parent: ref, recordId: row.id, name: row.name, kind })
      const child = childRef(ref, row)
      if (child === null || isLink || open.length >= MAX_FOLDERS) continue
      if (kind === 'folder') open.push({ ref: child, storedPath: fullPathOf(row), isLink: false })
      if (kind === 'link') open.push({ ref: child, storedPath: 'Inventory', isLink: true })
    }
  }
  return { entries, folders: open.map(({ ref }) => ref) }
}

/** A folder by its names, as the first of each name; null where one is missing. */
export function folderIn(rows: readonly StoredRow[], ...names: readonly string[]): FolderRef | null {
  const byParent = rowsByParent(rows)
  let ref: FolderRef | null = ROOT_REF
  for (const name of names) {
    const row: StoredRow | undefined = ref
      ? byParent.get(storedPathOf(ref))?.find(found => found.name === name && found.type === 'directory')
      : undefined
    ref = ref && row ? childRef(ref, row) : null
  }
  return ref
}

function rowsByParent(rows: readonly StoredRow[]): ReadonlyMap<string, readonly StoredRow[]> {
  const byParent = new Map<string, StoredRow[]>()
  for (const row of rows) {
    const siblings = byParent.get(row.parent)
    if (siblings === undefined) byParent.set(row.parent, [row])
    else siblings.push(row)
  }
  return byParent
}

function childRef(parent: FolderRef, { id, name }: StoredRow): FolderRef | null {
  const path = childPath(parent.path, name)
  return path && { path, recordIds: [...parent.recordIds, id] }
}

const storedPathOf = ({ path }: FolderRef): string => path.slice(1).replaceAll('/', '\\')
