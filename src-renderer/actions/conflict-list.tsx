import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowRight } from 'lucide-react'
import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { titleOf } from '../../src-shared/domain/names'
import { parentOf } from '../../src-shared/domain/paths'
import type { Conflict, ConflictChoice, ConflictSide } from '../../src-shared/model/asks'
import { ChoiceGroup } from '../kit/choice-group'
import { KindIcon } from '../kit/kind-icon'
import { RichName } from '../kit/rich-name'
import { useText } from '../kit/text-context'
import { textWidthPx } from '../kit/text-width'
import { useWidthPx } from '../kit/use-width'
import { titlesOnWay } from '../listings/listed-entries'
import { Thumbnail } from '../listings/thumbnail'
import { ROW_PICTURE_PX } from '../listings/thumbnail-query'
import { useSession } from '../session/session-context'
import { exactDate } from '../text/dates'
import { endOfPlace, locationText } from '../text/location-text'
import { type ConflictChoices, choiceOf } from './conflict-choices'
import styles from './conflict-list.module.css'

/** Pixels; the style sheet says the same. */
const ROW_HEIGHT_PX = 76
/** Where a line has no room for both and their dates: one below the other, and the choice below them. */
const NARROW_ROW_HEIGHT_PX = 196
const NARROW_PX = 680
const MAX_ROWS_SHOWN = 5

interface ConflictListProps {
  readonly conflicts: readonly Conflict[]
  readonly choices: ConflictChoices
  readonly onChoose: (conflict: Conflict, choice: ConflictChoice) => void
  readonly focusRef?: RefObject<HTMLInputElement | null>
}

/** What comes, what is there, and what shall happen: a line for each name that is taken. */
export function ConflictList({ conflicts, choices, onChoose, focusRef }: ConflictListProps) {
  const text = useText()
  const scroller = useRef<HTMLDivElement>(null)
  const isNarrow = useWidthPx(scroller) < NARROW_PX
  const rowHeight = isNarrow ? NARROW_ROW_HEIGHT_PX : ROW_HEIGHT_PX
  // oxlint-disable-next-line react/incompatible-library -- the virtualizer is read in render by design
  const virtualizer = useVirtualizer({
    count: conflicts.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 4,
  })
  // Heights that are known already would stay.
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowHeight])
  const height = Math.min(conflicts.length, MAX_ROWS_SHOWN) * rowHeight
  return (
    <div ref={scroller} className={styles.list} data-narrow={isNarrow} style={{ height }}>
      <ul
        aria-label={text.ask.conflicts}
        className={styles.canvas}
        style={{ height: virtualizer.getTotalSize() }}
      >
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const conflict = conflicts[index]
          return (
            conflict && (
              <li
                key={conflict.recordId}
                aria-setsize={conflicts.length}
                aria-posinset={index + 1}
                className={styles.row}
                style={{ transform: `translateY(${start}px)` }}
              >
                <Side side={conflict.incoming} isComing />
                <ArrowRight size={14} aria-hidden className={styles.arrow} />
                <Side side={conflict.existing} isComing={false} />
                <ChoiceGroup
                  label={text.ask.forOne(titleOf(conflict.incoming.entry))}
                  choices={conflict.choices.map(value => ({ value, label: text.ask.choices[value] }))}
                  value={choiceOf(choices, conflict)}
                  onChange={choice => onChoose(conflict, choice)}
                  {...(focusRef ? { focusRef } : {})}
                />
              </li>
            )
          )
        })}
      </ul>
    </div>
  )
}

/** Of a long place its end says most: it loses whole folders at its beginning. */
function Place({ titles }: { readonly titles: readonly string[] }) {
  const text = useText()
  const element = useRef<HTMLSpanElement>(null)
  const widthPx = useWidthPx(element)
  const [font, setFont] = useState('')
  useLayoutEffect(() => {
    if (element.current) setFont(getComputedStyle(element.current).font)
  }, [])
  const fits = (words: string): boolean => widthPx === 0 || textWidthPx(words, font) <= widthPx
  return (
    <span ref={element} className={styles.fact} title={locationText(text, titles)} data-private="">
      {endOfPlace(text, titles, fits)}
    </span>
  )
}

function Side({ side, isComing }: { readonly side: ConflictSide | null; readonly isComing: boolean }) {
  const text = useText()
  const session = useSession()
  if (side === null) return <div className={styles.other}>{text.ask.sameBatch}</div>
  const { entry, path } = side
  const titles = titlesOnWay(session, parentOf(path) ?? path)
  const isItem = entry.kind !== 'folder' && entry.kind !== 'link'
  return (
    <div className={styles.side}>
      <span className={styles.picture}>
        {isItem ? (
          <Thumbnail entry={entry} path={path} iconPx={28} sizePx={ROW_PICTURE_PX} />
        ) : (
          <KindIcon kind={entry.kind} size={28} />
        )}
      </span>
      <div className={styles.words}>
        <span className={styles.caption}>{isComing ? text.ask.coming : text.ask.there}</span>
        <span className={styles.name}>
          <RichName name={titleOf(entry)} />
        </span>
        <span className={styles.fact}>
          {entry.modifiedMs === null ? text.ask.noDate : exactDate(text, entry.modifiedMs)}
        </span>
        <Place titles={titles} />
      </div>
    </div>
  )
}
