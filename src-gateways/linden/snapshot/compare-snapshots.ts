import type {
  SnapshotChange,
  SnapshotChangeKind,
  SnapshotChanges,
  SnapshotPlace,
} from '../../../src-shared/model/snapshot-changes.ts'
import type { Uuid } from '../../grids/uuid'
import type { Snapshot } from './snapshot'

/** Named; all of them are counted. */
const MOST_NAMED = 500
/** UTF-16 units of a title, and folders on a way: what is beyond is left out. */
const LONGEST = 200
const DEEPEST = 30

interface Entry {
  readonly name: string
  readonly parentId: Uuid
  readonly isFolder: boolean
}

/**
 * What came, went, was moved and was renamed between two snapshots of one inventory, by ids.
 * The library is left out. Of what is missing from a snapshot that is not whole nothing is
 * concluded.
 */
export function compareSnapshots(before: Snapshot, after: Snapshot): SnapshotChanges {
  const [then, now] = [entriesOf(before), entriesOf(after)]
  const counts = { added: 0, gone: 0, moved: 0, renamed: 0 }
  const changes: SnapshotChange[] = []
  let unsure = 0
  const note = (
    kind: SnapshotChangeKind,
    isFolder: boolean,
    at: SnapshotPlace,
    was: SnapshotPlace | null,
  ) => {
    counts[kind]++
    if (changes.length < MOST_NAMED) changes.push({ kind, isFolder, at, before: was })
  }
  for (const [id, entry] of now) {
    const was = then.get(id)
    const at = (): SnapshotPlace => placeOf(entry, now)
    if (was === undefined) {
      if (!isWhole(before)) unsure++
      else if (then.has(entry.parentId) || entry.parentId === after.root.id)
        note('added', entry.isFolder, at(), null)
    } else if (was.parentId !== entry.parentId) note('moved', entry.isFolder, at(), placeOf(was, then))
    else if (was.name !== entry.name) note('renamed', entry.isFolder, at(), placeOf(was, then))
  }
  for (const [id, entry] of then) {
    if (now.has(id)) continue
    if (!isWhole(after)) unsure++
    else if (now.has(entry.parentId) || entry.parentId === before.root.id)
      note('gone', entry.isFolder, placeOf(entry, then), null)
  }
  return { sinceMs: before.takenAtMs, counts, unsure, changes }
}

function entriesOf({ ownerId, listings }: Snapshot): ReadonlyMap<Uuid, Entry> {
  const entries = new Map<Uuid, Entry>()
  for (const { id: parentId, ownerId: whose, folders, items } of listings) {
    if (whose !== ownerId) continue
    for (const { id, name } of folders) entries.set(id, { name, parentId, isFolder: true })
    for (const { id, name } of items) entries.set(id, { name, parentId, isFolder: false })
  }
  return entries
}

/** Of one's own folders, all came whole. */
function isWhole({ unread, folders, ownerId }: Snapshot): boolean {
  const others = new Set(folders.filter(it => it.ownerId !== ownerId).map(it => it.id))
  return unread.every(id => others.has(id))
}

function placeOf({ name, parentId }: Entry, entries: ReadonlyMap<Uuid, Entry>): SnapshotPlace {
  const folders: string[] = []
  let at = entries.get(parentId)
  while (at !== undefined && folders.length < DEEPEST) {
    folders.unshift(at.name.slice(0, LONGEST))
    at = entries.get(at.parentId)
  }
  return { title: name.slice(0, LONGEST), folders }
}
