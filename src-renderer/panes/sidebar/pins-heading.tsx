import { useRef } from 'react'
import { useInsertion } from '../../drag/drag'
import { keepData } from '../../drag/drag-data'
import { useListDrag } from '../../drag/use-list-drag'
import { useText } from '../../kit/text-context'
import { useSettings } from '../../session/settings-store'
import { PINS_ID } from './kept-place-line'
import styles from './sidebar.module.css'

/** Above the pins; a drop on it pins before the first one, or the first one there is. */
export function PinsHeading({ count }: { readonly count: number }) {
  const text = useText()
  const element = useRef<HTMLDivElement>(null)
  const allowsDrags = useSettings(settings => settings.allowsDrags)
  const isTarget = useInsertion(PINS_ID, 0, count) === 'before'
  useListDrag(element, {
    axis: 'y',
    source: null,
    target: source =>
      source.kind === 'kept' && source.list !== 'pins'
        ? null
        : keepData({ kind: 'pins', at: 0, targetId: PINS_ID }),
  })
  return (
    <div ref={element} className={styles.pins} data-drop={isTarget && count === 0}>
      <h2 className={styles.heading}>{text.places.pinned}</h2>
      {count === 0 && <p className={styles.hint}>{text.places.noPins(allowsDrags)}</p>}
    </div>
  )
}
