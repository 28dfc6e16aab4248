import { childPath } from '../../src-shared/domain/paths'
import type { Dragged } from '../../src-shared/domain/transfer'
import type { Operation, TransferMode } from '../../src-shared/model/operation'
import { createStore } from '../kit/store'
import { partOfSession } from '../session/session'
import type { SelectedIds } from './selected-ids'

/** Entries that were cut or copied, as they were seen then; main checks them again before it acts. */
export interface Clipboard {
  readonly mode: TransferMode
  /** The rows that were cut, to be marked until they are pasted or let go; null for what was copied. */
  readonly cut: SelectedIds | null
  /** Made when they are first asked for: most of a large cut is never pasted. */
  readonly dragged: () => readonly Dragged[]
}

/**
 * One for all browsers of a session. What was cut and has gone cannot be pasted
 * again; a refused paste leaves the cut as it is, to be pasted elsewhere.
 */
export const clipboardOf = partOfSession(({ operations }) => {
  const clipboard = createStore<Clipboard | null>(null)
  operations.listen(operation =>
    clipboard.update(content => (content && isTakenBy(content, operation) ? null : content)),
  )
  return clipboard
})

/**
 * Whether an operation took away something that was cut, so that it cannot be
 * pasted any more. By path: a record may get another id on its way.
 */
export function isTakenBy(clipboard: Clipboard, { kind, steps }: Operation): boolean {
  if (clipboard.mode !== 'move' || kind !== 'move') return false
  const gone = new Set(
    steps.filter(({ state }) => state === 'done' || state === 'unknown').map(step => step.from),
  )
  if (gone.size === 0) return false
  return clipboard.dragged().some(({ ref }) => gone.has(childPath(ref.parent.path, ref.name)))
}
