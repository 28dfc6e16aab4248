import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import type { DropTarget } from '../../../src-shared/domain/transfer'
import { useIsTarget } from '../../drag/drag'
import { targetData } from '../../drag/drag-data'
import { modeOf } from '../../drag/drag-mode'
import { useText } from '../../kit/text-context'
import styles from './sidebar.module.css'

interface PlaceLineProps {
  readonly id: string
  readonly name: string
  readonly icon: ReactNode
  readonly isHere: boolean
  /** Where a drop goes; null where nothing can be dropped. */
  readonly target: DropTarget | null
  readonly tabIndex: 0 | -1
  readonly onGo: () => void
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
  /** Buttons beside the line, not part of its own. */
  readonly children?: ReactNode
}

/** One place: a click goes there, a drop goes into it. */
export function PlaceLine(props: PlaceLineProps) {
  const { id, name, count, problem, note } = props
  const text = useText()
  const element = useRef<HTMLButtonElement>(null)
  const isTarget = useDrops(element, `place ${id}`, props.target)
  return (
    <li className={styles.line}>
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
      >
        {props.icon}
        <span className={styles.name} {...(props.isPrivate ? { 'data-private': '' } : {})}>
          {name}
        </span>
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
    </li>
  )
}

/** Takes drops where there is a target; true while one is over it that would be taken. */
function useDrops(
  element: RefObject<HTMLElement | null>,
  targetId: string,
  target: DropTarget | null,
): boolean {
  const latest = useRef(target)
  useEffect(() => {
    latest.current = target
  })
  useEffect(() => {
    if (!element.current) return
    return dropTargetForElements({
      element: element.current,
      canDrop: () => latest.current !== null,
      getData: () => (latest.current ? targetData(latest.current, targetId) : {}),
      getDropEffect: ({ input }) => modeOf(input),
    })
  }, [element, targetId])
  return useIsTarget(targetId)
}
