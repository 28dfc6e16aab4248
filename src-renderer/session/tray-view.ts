import { assertNever } from '../../src-shared/result'

/** What the person made of the shelf: nothing that main keeps. */
export interface TrayView {
  /** Closed by the person, although there is something in it. */
  readonly isPutAway: boolean
  /** Open although nothing is in it. */
  readonly isHeld: boolean
  /** Record ids. */
  readonly selected: ReadonlySet<string>
  readonly focus: string | null
  /** Where a Shift range begins. */
  readonly anchor: string | null
}

export const NOTHING_CHOSEN: TrayView = {
  isPutAway: false,
  isHeld: false,
  selected: new Set(),
  focus: null,
  anchor: null,
}

export function isTrayOpen({ isPutAway, isHeld }: TrayView, count: number): boolean {
  return !isPutAway && (count > 0 || isHeld)
}

/** Of a change in what is selected and focused; `ids` are all that are in the tray, in their order. */
export type TrayMove =
  | { readonly kind: 'only' | 'toggle' | 'extend' | 'focus'; readonly id: string }
  | { readonly kind: 'all' }
  | { readonly kind: 'none' }

export function afterMove(view: TrayView, ids: readonly string[], move: TrayMove): TrayView {
  switch (move.kind) {
    case 'only':
      return { ...view, selected: new Set([move.id]), focus: move.id, anchor: move.id }
    case 'focus':
      return { ...view, focus: move.id }
    case 'toggle': {
      const selected = new Set(view.selected)
      if (!selected.delete(move.id)) selected.add(move.id)
      return { ...view, selected, focus: move.id, anchor: move.id }
    }
    case 'extend':
      return { ...view, selected: rangeOf(ids, view.anchor ?? move.id, move.id), focus: move.id }
    case 'all':
      return { ...view, selected: new Set(ids) }
    case 'none':
      return view.selected.size === 0 ? view : { ...view, selected: new Set() }
    default:
      return assertNever(move)
  }
}

function rangeOf(ids: readonly string[], from: string, to: string): ReadonlySet<string> {
  const ends = [ids.indexOf(from), ids.indexOf(to)]
  const [first, last] = [Math.min(...ends), Math.max(...ends)]
  return first < 0 ? new Set([to]) : new Set(ids.slice(first, last + 1))
}

/** What has left the tray is not selected; the focus goes to what has taken its place. */
export function afterLeaving(view: TrayView, before: readonly string[], now: readonly string[]): TrayView {
  const left = new Set(now)
  const selected = [...view.selected].filter(id => left.has(id))
  const isFocusGone = view.focus !== null && !left.has(view.focus)
  if (selected.length === view.selected.size && !isFocusGone) return view
  const focus = isFocusGone ? successorIn(before, left, view.focus) : view.focus
  const anchor = view.anchor !== null && left.has(view.anchor) ? view.anchor : focus
  return { ...view, selected: new Set(selected), focus, anchor }
}

/** The next one that is still there, else the one before. */
function successorIn(
  before: readonly string[],
  left: ReadonlySet<string>,
  gone: string | null,
): string | null {
  const index = gone === null ? -1 : before.indexOf(gone)
  if (index < 0) return null
  const after = before.slice(index).find(id => left.has(id))
  return after ?? before.slice(0, index).findLast(id => left.has(id)) ?? null
}
