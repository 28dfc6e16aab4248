import { type Capabilities, RESONITE_CAPABILITIES, type TrashRules } from '../model/capabilities'
import type { Step } from '../model/operation'
import type { Refusal } from '../model/refusal'
import type { CollectedEntry, Tray, TrayChange, TrayNews } from '../model/tray'
import type { Dragged } from './guards'
import { addressProblem, titleOf } from './names'
import { isDeletedBy, recordIdOf, relocatedPlace } from './places'
import { isInTrash } from './trash'

/** As many as one request may name, so that the whole tray can always be moved at once. */
export const MAX_COLLECTED = 10_000

/**
 * Why an entry cannot be collected; null when it can. What lies below a link may
 * be collected: it can be spawned.
 */
export function collectRefusal(
  { ref, problem, linkName }: Dragged,
  { trash }: Pick<Capabilities, 'trash'> = RESONITE_CAPABILITIES,
): Refusal | null {
  if (ref.recordId === '') return { reason: 'root' }
  const unaddressable = problem ?? addressProblem(ref.name)
  if (unaddressable) return { reason: 'unaddressable', name: titleOf(ref), problem: unaddressable }
  const isTrashed = linkName === null && isInTrash(ref.parent.path, trash)
  return isTrashed ? { reason: 'trash-not-collected', name: titleOf(ref) } : null
}

/** Those that are not in the tray yet, each once. */
export function newIn(
  tray: Pick<ReadonlyMap<string, CollectedEntry>, 'has'>,
  entries: readonly CollectedEntry[],
): readonly CollectedEntry[] {
  const seen = new Set<string>()
  return entries.filter(entry => {
    const id = recordIdOf(entry)
    if (id === '' || tray.has(id) || seen.has(id)) return false
    seen.add(id)
    return true
  })
}

/**
 * What finished steps make of a tray: entries follow moves and renames, also
 * those of a folder above them, and into the Trash; what is deleted for good
 * leaves.
 */
export function changeBySteps(
  tray: ReadonlyMap<string, CollectedEntry>,
  steps: readonly Step[],
  trash: TrashRules,
): TrayChange {
  const now = new Map(tray)
  const put = new Set<string>()
  const taken: string[] = []
  for (const step of steps) {
    for (const [id, entry] of touchedBy(now, step)) {
      const next = entryAfter(entry, step, trash)
      if (next === entry) continue
      if (next) {
        now.set(id, next)
        put.add(id)
      } else {
        now.delete(id)
        put.delete(id)
        taken.push(id)
      }
    }
  }
  return { put: [...put].flatMap(id => now.get(id) ?? []), taken }
}

/** Nothing is below an item: it is looked up, where a folder asks for a walk over all. */
function touchedBy(
  tray: ReadonlyMap<string, CollectedEntry>,
  { recordId, entryKind }: Step,
): readonly (readonly [string, CollectedEntry])[] {
  if (entryKind === 'folder' || entryKind === 'link') return [...tray]
  const entry = recordId === null ? undefined : tray.get(recordId)
  return recordId !== null && entry ? [[recordId, entry]] : []
}

/** The same object when nothing became of it, null when it is gone for good. */
function entryAfter(entry: CollectedEntry, step: Step, trash: TrashRules): CollectedEntry | null {
  const { action, recordId, from, to } = step
  if (action !== 'move') return isDeletedBy(entry, step, trash) ? null : entry
  if (recordId === null || from === null || to === null) return entry
  return relocatedPlace(entry, { ...step, recordId, from, to })
}

/** The tray after the news; null where some are missing, so that it must be asked for. */
export function afterNews(tray: Tray, news: TrayNews): Tray | null {
  if (news.kind === 'whole') return { revision: news.revision, entries: news.entries }
  if (news.revision !== tray.revision + 1) return null
  const entries = new Map(tray.entries.map(entry => [recordIdOf(entry), entry]))
  for (const entry of news.put) entries.set(recordIdOf(entry), entry)
  for (const id of news.taken) entries.delete(id)
  return { revision: news.revision, entries: [...entries.values()] }
}
