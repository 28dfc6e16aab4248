import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { RowId } from '../../kit/row-id'
import type { ScopeHandlers } from '../../kit/scope-keys'
import type { FoundEntry } from './found'

/** Rows that a page key walks over. */
const PAGE_ROWS = 8

interface ResultKeysOptions {
  readonly entries: readonly FoundEntry[]
  /** False while the entries answer what was asked some keys ago. */
  readonly isCurrent: boolean
  /** Other words begin at the top again. */
  readonly typed: string
  readonly onShow: (entry: FoundEntry) => void
  readonly onClose: () => void
}

interface ResultKeys {
  /** Index of the entry that the keys have reached; -1 for none. */
  readonly active: number
  readonly setActive: (index: number) => void
  /** Of the keys that walk among what was found. */
  readonly handlers: Pick<ScopeHandlers<'found'>, 'move' | 'page' | 'show' | 'close'>
}

interface Reached {
  readonly id: RowId
  readonly index: number
  readonly typed: string
}

/** Arrows walk the entries that were found while the box keeps the focus, so that typing just goes on. */
export function useResultKeys(options: ResultKeysOptions): ResultKeys {
  const { entries, isCurrent, typed, onShow, onClose } = options
  const [reached, setReached] = useState<Reached | null>(null)
  /** Enter came before the answer: who types fast gets what they typed, not what was there before. */
  const wanted = useRef<string | null>(null)
  useEffect(() => {
    if (!isCurrent || wanted.current === null) return
    const [first] = entries
    const isStillWanted = wanted.current === typed
    wanted.current = null
    if (first && isStillWanted) onShow(first)
  }, [isCurrent, entries, typed, onShow])
  const active = reached?.typed === typed ? indexOfReached(entries, reached) : -1

  function setActive(index: number): void {
    // An arrow may come before the answer: then it counts by its place.
    const bounded = isCurrent ? Math.min(index, entries.length - 1) : index
    const entry = entries[bounded]
    const isReached = index >= 0 && (entry !== undefined || !isCurrent)
    setReached(isReached ? { id: entry?.id ?? '', index: bounded, typed } : null)
  }

  function showReached(): void {
    const entry = entries[Math.max(0, active)]
    if (!isCurrent) wanted.current = typed
    else if (entry) onShow(entry)
  }

  const walk = ({ key }: KeyboardEvent): void => {
    const step = steps[key] ?? 0
    setActive(Math.max(step < 0 && active > 0 ? 0 : -1, active + step))
  }
  const handlers = {
    move: walk,
    page: walk,
    show: ({ target }: KeyboardEvent) => (target instanceof HTMLButtonElement ? false : showReached()),
    close: onClose,
  }
  return { active, setActive, handlers }
}

/**
 * By id, so that entries which listings bring in above do not change which one was
 * reached; by place where that one is gone, as when the arrow came before the answer.
 */
function indexOfReached(entries: readonly FoundEntry[], { id, index }: Reached): number {
  const found = entries.findIndex(entry => entry.id === id)
  return found < 0 ? Math.min(index, entries.length - 1) : found
}

const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: PAGE_ROWS,
  PageUp: -PAGE_ROWS,
}
