import { useVirtualizer } from '@tanstack/react-virtual'
import { TriangleAlert } from 'lucide-react'
import { useRef } from 'react'
import type { PlannedRename } from '../../../src-shared/domain/batch-rename'
import { titleOf } from '../../../src-shared/domain/names'
import { visibleText, withEndsShown } from '../../../src-shared/domain/visible-text'
import { useText } from '../../kit/text-context'
import { refusalText } from '../../text/refusal-text'
import styles from './batch-rename-dialog.module.css'

/** Pixels; the style sheet says the same. */
const ROW_HEIGHT_PX = 28
const MAX_LINES_SHOWN = 9

/** Every name as it is and as it would be; names as they are stored, because that is what the rule sees. */
export function RenamePreview({ planned }: { readonly planned: readonly PlannedRename[] }) {
  const text = useText()
  const scroller = useRef<HTMLDivElement>(null)
  // oxlint-disable-next-line react/incompatible-library -- the virtualizer is read in render by design
  const virtualizer = useVirtualizer({
    count: planned.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT_PX,
    overscan: 6,
  })
  return (
    <div className={styles.preview}>
      <div className={styles.head} aria-hidden>
        <span>{text.batchRename.before}</span>
        <span>{text.batchRename.after}</span>
      </div>
      <div
        ref={scroller}
        className={styles.lines}
        style={{ height: Math.min(planned.length, MAX_LINES_SHOWN) * ROW_HEIGHT_PX }}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must scroll by keyboard, too
        tabIndex={0}
        role="group"
        aria-label={text.batchRename.preview}
      >
        <ul className={styles.canvas} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const line = planned[index]
            return (
              line && (
                <li
                  key={index}
                  aria-setsize={planned.length}
                  aria-posinset={index + 1}
                  className={styles.line}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <Line line={line} />
                </li>
              )
            )
          })}
        </ul>
      </div>
    </div>
  )
}

function Line({ line: { entry, newName, isChanged, refusal } }: { readonly line: PlannedRename }) {
  const text = useText()
  const reason = refusal && refusalText(text, refusal)
  return (
    <>
      <span className={styles.name} title={withEndsShown(visibleText(titleOf(entry)))} data-private="">
        {withEndsShown(visibleText(titleOf(entry)))}
      </span>
      <span
        className={styles.name}
        data-wrong={refusal !== null}
        data-changed={isChanged}
        title={withEndsShown(visibleText(newName))}
      >
        {isChanged ? (
          <span data-private="">{withEndsShown(visibleText(newName))}</span>
        ) : (
          text.batchRename.unchanged
        )}
        {reason && (
          <span className={styles.reason} title={reason}>
            <TriangleAlert size={12} aria-hidden /> {reason}
          </span>
        )}
      </span>
    </>
  )
}
