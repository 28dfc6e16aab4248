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

/** An end names its drag: it may come after the next one has begun. */
type DragNews =
  | { readonly kind: 'begun'; readonly drag: SharedDrag }
  | { readonly kind: 'over'; readonly id: string }

interface Neighbours {
  /** What is dragged in another window at the moment. */
  readonly current: () => SharedDrag | null
  readonly begin: (drag: SharedDrag) => void
  /** The drag that was begun here last, if it was told. */
  readonly end: () => void
}

/** Begins to listen when it is first asked for. What was told ends with its session at the latest. */
export const neighboursOf = partOfSession((session): Neighbours => {
  let current: SharedDrag | null = null
  let ours: string | null = null
  /** The drags whose end is still to be said, and when. */
  const ending = new Map<string, ReturnType<typeof setTimeout>>()
  let beginning: ReturnType<typeof setTimeout> | undefined
  const line = lineToOtherWindows<DragNews>(`drag ${session.key}`, news => {
    if (news.kind === 'begun') current = news.drag
    else if (current?.id === news.id) current = null
  })
  const over = (id: string): void => {
    ending.delete(id)
    line.say({ kind: 'over', id })
  }
  const end = (): void => {
    if (ours === null) return
    const id = ours
    ours = null
    // What is let go over there is taken there first.
    ending.set(id, setTimeout(over, KEPT_AFTER_MS, id))
  }
  session.onClose(() => {
    clearTimeout(beginning)
    end()
    for (const [id, timer] of ending) {
      clearTimeout(timer)
      over(id)
    }
    line.close()
  })
  return {
    current: () => current,
    begin: drag => {
      if (!session.isOpen()) return
      // One that was called off after its row had scrolled away ends without a word.
      end()
      ours = drag.id
      // Not while the browser waits for the drag to begin.
      beginning = setTimeout(line.say, 0, { kind: 'begun', drag })
    },
    end,
  }
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
  neighboursOf(session).begin({ id, source })
  return { [MARK]: id }
}

/** It is over, wherever it was let go. */
export function endForOthers(session: Session): void {
  neighboursOf(session).end()
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
