import { isBelow, type RowId } from '../kit/row-id'

/** A drag opens and leaves closed folders after this long (design-shown.md, "Drag and drop"). */
export const SPRING_MS = 700

type Timer = ReturnType<typeof setTimeout>

/** The folders that a drag has opened by resting on them: they close again when it leaves. */
export class Springs {
  /** With the timer that closes it, while the drag is elsewhere. */
  readonly #opened = new Map<RowId, Timer | null>()
  readonly #close: (id: RowId) => void

  constructor(close: (id: RowId) => void) {
    this.#close = close
  }

  opened(id: RowId): void {
    this.#opened.set(id, null)
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

  /** The drag is over; null when nothing was dropped. What the drop went into stays open. */
  end(targetId: RowId | null): void {
    for (const [id, timer] of this.#opened) {
      if (timer) clearTimeout(timer)
      if (!holds(id, targetId)) this.#close(id)
    }
    this.#opened.clear()
  }

  #shut(id: RowId): void {
    this.#opened.delete(id)
    this.#close(id)
  }
}

function holds(id: RowId, targetId: RowId | null): boolean {
  return targetId !== null && (targetId === id || isBelow(targetId, id))
}
