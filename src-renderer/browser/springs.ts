import { isBelow, type RowId } from '../kit/row-id'
import type { EntryRow } from './row'
import type { Visit } from './visits'

/** A drag opens and leaves closed folders after this long (design-shown.md, "Drag and drop"). */
export const SPRING_MS = 700

type Timer = ReturnType<typeof setTimeout>

/** What a drag does to the browser that it rests in. */
export interface SpringHost {
  readonly isGrid: () => boolean
  readonly expand: (id: RowId) => void
  readonly collapse: (id: RowId) => void
  readonly currentVisit: () => Visit
  readonly recordVisit: (left: Visit) => void
  readonly showVisit: (to: Visit) => void
}

/** The folders that a drag has opened, or gone into, by resting on them: all is as it was when it leaves. */
export class Springs {
  /** With the timer that closes it, while the drag is elsewhere. */
  readonly #opened = new Map<RowId, Timer | null>()
  /** Where a drag over tiles began, once it has gone into a folder. */
  #origin: Visit | null = null
  readonly #host: SpringHost

  constructor(host: SpringHost) {
    this.#host = host
  }

  /** A drag rests on a folder: the tree opens it, the grid goes into it. */
  restOn({
    id,
    isFolder,
    isExpanded,
    openProblem,
  }: Pick<EntryRow, 'id' | 'isFolder' | 'isExpanded' | 'openProblem'>): void {
    if (!isFolder || isExpanded || openProblem) return
    if (this.#host.isGrid()) {
      this.#origin ??= this.#host.currentVisit()
      this.#host.showVisit({ location: id, focus: null })
    } else {
      this.#host.expand(id)
      this.#opened.set(id, null)
    }
  }

  /** The folder that a drop would go to now; null outside of every target. */
  moveTo(targetId: RowId | null): void {
    for (const [id, timer] of this.#opened) {
      if (holds(id, targetId)) {
        if (timer) clearTimeout(timer)
        this.#opened.set(id, null)
      } else if (!timer) {
        this.#opened.set(
          id,
          setTimeout(() => this.#shut(id), SPRING_MS),
        )
      }
    }
  }

  /** The drag is over. What the drop went into, if it went into a folder here, stays open. */
  end(targetId: RowId | null, isDropped: boolean): void {
    for (const [id, timer] of this.#opened) {
      if (timer) clearTimeout(timer)
      if (!holds(id, targetId)) this.#host.collapse(id)
    }
    this.#opened.clear()
    this.#endInGrid(isDropped)
  }

  /** What was dropped somewhere leaves one where it went, with Back leading to where the drag began; else one goes back. */
  #endInGrid(isDropped: boolean): void {
    const began = this.#origin
    this.#origin = null
    if (!began) return
    if (isDropped) this.#host.recordVisit(began)
    else this.#host.showVisit(began)
  }

  #shut(id: RowId): void {
    this.#opened.delete(id)
    this.#host.collapse(id)
  }
}

function holds(id: RowId, targetId: RowId | null): boolean {
  return targetId !== null && (targetId === id || isBelow(targetId, id))
}
