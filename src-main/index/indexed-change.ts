import { titleOf } from '../../src-shared/domain/names'
import { nameOf } from '../../src-shared/domain/paths'
import type { Step } from '../../src-shared/model/operation'
import type { ChangeEnd, IndexedChange } from '../../src-shared/model/proven-change'

/** What a proven step has made of its entry; null for one of which nothing in the inventory is proved. */
export function indexedChange(step: Step): IndexedChange | null {
  const { action, recordId, entryKind: kind, provenAtMs, from, to } = step
  if (action === 'spawn' || action === 'give') return null
  if (recordId === null || recordId === '' || provenAtMs === undefined) return null
  const hasLeft = action === 'move' || action === 'remove'
  const title = step.newTitle ?? (to === null ? '' : titleAfter(step, nameOf(to)))
  return {
    recordId,
    kind,
    provenAtMs,
    from: hasLeft && from !== null ? endOf(from, step.fromIds) : null,
    to: to === null || action === 'remove' ? null : { ...endOf(to, step.toIds), title },
  }
}

/** A move that gives no new name leaves the title. */
function titleAfter({ name, title, action, from }: Step, newName: string): string {
  const isRenamed = from !== null && nameOf(from) !== newName
  return action === 'make-folder' || isRenamed
    ? newName
    : titleOf({ name, ...(title === undefined ? {} : { title }) })
}

function endOf(path: ChangeEnd['path'], ids: Step['toIds']): ChangeEnd {
  return { path, ids: ids ?? [] }
}
