import { type MouseEvent, type ReactNode, useRef, useState } from 'react'
import type { DropTarget } from '../../../src-shared/domain/transfer'
import { useInsertion, useIsTarget } from '../../drag/drag'
import { type DragData, type DragSource, targetData } from '../../drag/drag-data'
import { useListDrag } from '../../drag/use-list-drag'
import { PointMenu } from '../../kit/menu'
import { middleClick } from '../../kit/middle-click'
import type { PointLine } from '../../kit/overlay-store'
import { pointMenuAt } from '../../kit/point-menu'
import { useText } from '../../kit/text-context'
import { useSettings } from '../../session/settings-store'
import styles from './sidebar.module.css'

interface PlaceLineProps {
  readonly id: string
  readonly name: string
  readonly icon: ReactNode
  readonly isHere: boolean
  /** Where a drop goes; null where nothing can be dropped. */
  readonly target: DropTarget | null
  /** What a drop there means otherwise. */
  readonly destination?: DragData
  /** In a list that the person orders: its place in it. */
  readonly order?: PlaceOrder
  /** Lines of its own menu; it is opened by a right click and by the key for menus. */
  readonly menu?: ReactNode
  readonly tabIndex: 0 | -1
  readonly onGo: () => void
  /** Opens it in a tab behind the one that is shown. */
  readonly onOpenBehind?: () => void
  readonly count?: number | null
  /** It is a name of somebody's, not a word of ours. */
  readonly isPrivate?: boolean
  /** Why it cannot be reached, in words. */
  readonly problem?: string | null
  /** What else is to be known of it, in words. */
  readonly note?: string | null
  /** The same, as short as there is room for. */
  readonly shortNote?: string | null
  readonly title?: string
  /** How it is, as a sign whose words are the note. */
  readonly mark?: ReactNode
  /** What its menu offers where it has none of its own; without both, only to go there. */
  readonly lines?: () => readonly PointLine[]
  /** Buttons beside the line, not part of its own. */
  readonly children?: ReactNode
}

/** A line of a list that can be ordered: it is dragged, and what is dropped beside it goes in between. */
interface PlaceOrder {
  readonly listId: string
  readonly index: number
  readonly count: number
  /** What a drag of it carries. */
  readonly source: () => DragData
  /** What a drop into a gap of the list means. */
  readonly gap: (at: number, source: DragSource) => DragData | null
  /** What a drop on it means, where that is no folder. */
  readonly into?: (source: DragSource) => DragData | null
}

/** Of a folder, how much of the line at its upper and lower edge lies beside it. */
const EDGE = 0.25

/** One place: a click goes there, a drop goes into it. */
export function PlaceLine(props: PlaceLineProps) {
  const { id, name, count, problem, note, onOpenBehind } = props
  const text = useText()
  const element = useRef<HTMLButtonElement>(null)
  const { target, order } = props
  const isTarget = useIsTarget(`place ${id}`)
  const insertion = useInsertion(order?.listId ?? '', order?.index ?? 0, order?.count ?? 0)
  const allowsDrags = useSettings(settings => settings.allowsDrags)
  useListDrag(element, {
    axis: 'y',
    source: order && allowsDrags ? order.source : null,
    target: (source, part) =>
      (source.kind === 'kept' ? undefined : props.destination) ??
      dropOn(source, part, `place ${id}`, target, order),
  })
  const [menuAt, setMenuAt] = useState<{ readonly x: number; readonly y: number } | null>(null)
  const openMenu = (event: MouseEvent): void => {
    event.preventDefault()
    event.stopPropagation()
    const box = event.currentTarget.getBoundingClientRect()
    setMenuAt({ x: event.clientX || box.left, y: event.clientY || box.bottom })
  }
  return (
    <li className={styles.line} data-insertion={insertion}>
      <button
        ref={element}
        type="button"
        className={styles.place}
        title={problem ?? [props.title ?? name, ...(note ? [note] : [])].join('\n')}
        data-place={id}
        data-drop={isTarget}
        data-gone={problem ? true : undefined}
        aria-current={props.isHere ? 'location' : undefined}
        // oxlint-disable-next-line jsx-a11y/role-supports-aria-props -- global since ARIA 1.3, and spoken by Chromium's platforms
        aria-description={problem ?? note ?? undefined}
        tabIndex={props.tabIndex}
        onClick={props.onGo}
        {...(onOpenBehind ? middleClick(onOpenBehind) : {})}
        onContextMenu={
          props.menu
            ? openMenu
            : event =>
                pointMenuAt(event, name, props.lines?.() ?? [{ label: text.commands.open, run: props.onGo }])
        }
      >
        <span className={styles.icon} data-drag-picture="">
          {props.icon}
        </span>
        <span className={styles.name} {...(props.isPrivate ? { 'data-private': '' } : {})}>
          {name}
        </span>
        {props.mark}
        {props.shortNote && (
          <span className={styles.shortNote} aria-hidden>
            {props.shortNote}
          </span>
        )}
        {count ? (
          <span className={styles.count} title={text.places.count(count)}>
            {count}
          </span>
        ) : null}
      </button>
      <span className={styles.actions}>{props.children}</span>
      {menuAt && (
        <PointMenu label={text.palettes.menu(name)} at={menuAt} onClose={() => setMenuAt(null)}>
          {props.menu}
        </PointMenu>
      )}
    </li>
  )
}

/** Into a folder, or in between; a palette takes what is dropped anywhere on it. */
function dropOn(
  source: DragSource,
  part: number,
  targetId: string,
  target: DropTarget | null,
  order: PlaceOrder | undefined,
): DragData | null {
  const isInto = source.kind !== 'kept' || order === undefined
  const inside = isInto ? (order?.into?.(source) ?? (target && targetData(target, targetId))) : null
  if (order === undefined) return inside
  const edge = inside === null ? 0.5 : EDGE
  if (part >= edge && part <= 1 - edge) return inside
  return order.gap(part < 0.5 ? order.index : order.index + 1, source) ?? inside
}
