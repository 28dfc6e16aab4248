import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { useText } from '../../kit/text-context'
import type { FoundEntry } from './found'
import styles from './found-list.module.css'
import { FoundRow } from './found-row'

/** Also in found-row.module.css. */
const ROW_HEIGHT_PX = 44
/** What stands above the first similar one. */
const HEADING_HEIGHT_PX = 26

interface FoundListProps {
  /** Beginning of the ids that the box points to. */
  readonly ids: string
  readonly entries: readonly FoundEntry[]
  /** -1 for none. */
  readonly active: number
  readonly onActivate: (index: number) => void
  readonly onShow: (entry: FoundEntry) => void
}

export function FoundList({ ids, entries, active, onActivate, onShow }: FoundListProps) {
  const text = useText()
  const list = useRef<HTMLDivElement>(null)
  const firstSimilar = entries.findIndex(({ isSimilar }) => isSimilar)
  // oxlint-disable-next-line react/incompatible-library -- the virtualizer is read in render by design
  const virtualizer = useVirtualizer<HTMLDivElement, Element>({
    count: entries.length,
    getScrollElement: () => list.current,
    estimateSize: index => ROW_HEIGHT_PX + (index === firstSimilar ? HEADING_HEIGHT_PX : 0),
    overscan: 4,
  })
  // The heading may stand above another one by now.
  useEffect(() => virtualizer.measure(), [virtualizer, firstSimilar])
  useEffect(() => {
    if (active >= 0) virtualizer.scrollToIndex(active, { align: 'auto' })
    else list.current?.scrollTo({ top: 0 })
  }, [virtualizer, active])
  return (
    <div
      ref={list}
      id={`${ids}list`}
      role="listbox"
      tabIndex={0}
      aria-label={text.find.results}
      className={styles.list}
      {...(active >= 0 ? { 'aria-activedescendant': `${ids}${active}` } : {})}
    >
      <div role="presentation" className={styles.canvas} style={{ height: virtualizer.getTotalSize() }}>
        {firstSimilar >= 0 && (
          <p
            className={styles.heading}
            style={{ transform: `translateY(${firstSimilar * ROW_HEIGHT_PX}px)` }}
          >
            {text.find.similar}
          </p>
        )}
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const found = entries[index]
          return (
            found && (
              <FoundRow
                key={found.id}
                elementId={`${ids}${index}`}
                found={found}
                topPx={start + (index === firstSimilar ? HEADING_HEIGHT_PX : 0)}
                position={index + 1}
                setSize={entries.length}
                isActive={index === active}
                onActivate={() => onActivate(index)}
                onShow={() => onShow(found)}
              />
            )
          )
        })}
      </div>
    </div>
  )
}
