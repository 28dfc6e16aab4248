import { MAX_ENTRIES_PER_REQUEST } from '../../src-shared/ipc/contract'
import { lineToOtherWindows } from '../bridge/other-windows'
import { partOfSession, type Session } from '../session/session'
import type { DragSource } from './drag-data'

/** Marks a drag of ours for the other windows; its value says which one it is. */
const MARK = 'application/x-satchel-drag'

/** The window that a drag was begun in may hear of its end before the one that it ended in. */
const KEPT_AFTER_MS = 1_000

interface SharedDrag {
  readonly id: string
  readonly source: DragSource
}

interface Neighbours {
  /** What is dragged in another window at the moment. */
  readonly current: () => SharedDrag | null
  readonly say: (drag: SharedDrag | null) => void
}

/** Begins to listen when it is first asked for. */
export const neighboursOf = partOfSession((session): Neighbours => {
  let current: SharedDrag | null = null
  const line = lineToOtherWindows<SharedDrag | null>(`drag ${session.key}`, drag => {
    current = drag
  })
  session.onClose(line.close)
  return { current: () => current, say: line.say }
})

/**
 * Tells the other windows what is dragged here, since the system tells them nothing of it while it hovers.
 * Answers what the drag carries so that they know it again; more than can be moved at once stays in this window.
 */
export function tellOthers(
  session: Session,
  count: number,
  sourceOf: () => DragSource | null,
): Record<string, string> {
  const source = count > MAX_ENTRIES_PER_REQUEST ? null : sourceOf()
  if (source === null) return {}
  const id = crypto.randomUUID()
  // Not while the browser waits for the drag to begin.
  setTimeout(() => neighboursOf(session).say({ id, source }))
  return { [MARK]: id }
}

/** It is over, wherever it was let go. */
export function endForOthers(session: Session): void {
  // What is let go over there is taken there first.
  setTimeout(() => neighboursOf(session).say(null), KEPT_AFTER_MS)
}

/** It is a drag of ours, of whichever inventory, and no text of another program. */
export function isFromOtherWindow({ types }: { readonly types: readonly string[] }): boolean {
  return types.includes(MARK)
}

/** The drag that came over is one of ours, of this inventory; what it is, as it was told. */
export function dragFromOther(
  session: Session,
  over: { readonly types: readonly string[] },
): DragSource | null {
  return isFromOtherWindow(over) ? (neighboursOf(session).current()?.source ?? null) : null
}

/** When it is let go, it must be the one that was told: the data can be read by then. */
export function isTold(
  session: Session,
  { getStringData }: { readonly getStringData: (type: string) => string | null },
): boolean {
  return getStringData(MARK) === neighboursOf(session).current()?.id
}
