import { Lock, LockKeyhole, type LucideIcon, Shirt, TriangleAlert, Unlink, Users } from 'lucide-react'
import type { MouseEvent } from 'react'
import type { EntryRow } from '../../browser/row'
import { descriptionOf, plainNameOf, warningOf } from '../../browser/row-words'
import { trashName } from '../../browser/trash-look'
import { Spinner } from '../../kit/spinner'
import type { Catalogue } from '../../text/en'
import styles from './entry-marks.module.css'
import { spawnsHere } from './spawns-here'
import type { RowDrag } from './use-row-drag'
import type { RowState } from './use-row-states'

/** What a row of the tree and a tile of the grid are given alike. */
export interface EntryProps extends RowState {
  readonly row: EntryRow
  /** Id of the element, for `aria-activedescendant`. */
  readonly elementId: string
  readonly drag: RowDrag
  readonly onPress: (row: EntryRow, event: MouseEvent) => void
  readonly onMenu: (row: EntryRow, event: MouseEvent) => void
  readonly onOpen: (row: EntryRow) => void
}

interface EntryFace {
  /** As plain text. */
  readonly name: string
  /** What it is called where its own name is for the service only. */
  readonly inTrash: string | null
  /** For its element: what assistive technology and style sheets know of it. */
  readonly attributes: object
  readonly marks: readonly Mark[]
}

/** All that marks an entry, worked out once for both views: selected, focused, cut, at work, locked, read-only, a place to drop on. */
export function entryFace(props: EntryProps, note: string): EntryFace {
  const { row, text, trash, isBusy, isLocked, isCut } = props
  const name = plainNameOf(row, text, trash)
  return {
    name,
    inTrash: trashName(text, row, trash),
    attributes: {
      id: props.elementId,
      'aria-label': name,
      'aria-description': descriptionOf(row, { isLocked, isCut, note }, text),
      'aria-selected': props.isSelected,
      'data-focused': props.isFocused,
      'data-busy': isBusy,
      'data-cut': isCut,
      'data-drop': props.dropLook,
      'data-spawns': spawnsHere(props),
      onMouseDown: (event: MouseEvent) => props.onPress(row, event),
      onContextMenu: (event: MouseEvent) => props.onMenu(row, event),
      onDoubleClick: () => props.onOpen(row),
    },
    marks: marksOf(row, { isBusy, isLocked }, text),
  }
}

interface Mark {
  readonly kind: 'busy' | 'warning' | 'lock' | 'link' | 'broken' | 'worn' | 'public'
  readonly title: string
}

function marksOf(
  row: EntryRow,
  { isBusy, isLocked }: { readonly isBusy: boolean; readonly isLocked: boolean },
  text: Catalogue,
): readonly Mark[] {
  const warning = warningOf(row, text)
  const { link } = row.branch
  const { marks = [], linkState = null } = row.entry.facts ?? {}
  return [
    ...(isBusy ? [{ kind: 'busy', title: text.tree.busy } as const] : []),
    ...(warning === null ? [] : [{ kind: 'warning', title: warning } as const]),
    ...(isLocked ? [{ kind: 'lock', title: text.locks.locked } as const] : []),
    ...(link ? [{ kind: 'link', title: text.tree.readOnly(link.title) } as const] : []),
    ...(linkState === 'broken' ? [{ kind: 'broken', title: text.facts.brokenMeaning } as const] : []),
    ...(marks.includes('worn') ? [{ kind: 'worn', title: text.facts.marks.worn } as const] : []),
    ...(row.entry.isPublic ? [{ kind: 'public', title: text.tree.isPublic } as const] : []),
  ]
}

const ICONS: Readonly<Record<Exclude<Mark['kind'], 'busy'>, LucideIcon>> = {
  warning: TriangleAlert,
  lock: LockKeyhole,
  link: Lock,
  broken: Unlink,
  worn: Shirt,
  public: Users,
}

/** Each with its reason under the pointer; where they stand is the view's matter. */
export function EntryMarks({ marks }: { readonly marks: readonly Mark[] }) {
  return marks.map(({ kind, title }) => {
    const Icon = kind === 'busy' ? null : ICONS[kind]
    return (
      <span key={kind} title={title} className={styles.mark} data-mark={kind}>
        {Icon ? <Icon size={kind === 'link' ? 12 : 14} aria-hidden /> : <Spinner />}
      </span>
    )
  })
}
