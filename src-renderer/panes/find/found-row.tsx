import { Users } from 'lucide-react'
import { useRef } from 'react'
import { titleOf } from '../../../src-shared/domain/names'
import { plainText } from '../../../src-shared/domain/rich-text'
import { openRowBehind } from '../../actions/open-row-behind'
import { KindIcon } from '../../kit/kind-icon'
import { middleClick } from '../../kit/middle-click'
import type { PointLine } from '../../kit/overlay-store'
import { pointMenuAt } from '../../kit/point-menu'
import { RichName } from '../../kit/rich-name'
import { useText } from '../../kit/text-context'
import { useNow } from '../../kit/use-now'
import { titlesInTrash } from '../../listings/listed-entries'
import { Thumbnail } from '../../listings/thumbnail'
import { ROW_PICTURE_PX } from '../../listings/thumbnail-query'
import { useSession } from '../../session/session-context'
import { ageWords } from '../../text/dates'
import { kindText } from '../../text/kind-text'
import type { FoundEntry } from './found'
import { FoundActions } from './found-actions'
import styles from './found-row.module.css'
import { useFoundActions } from './use-found-actions'
import { useFoundDrag, useRowOfFound } from './use-found-drag'

/** Seen within a day is seen. */
const OLD_MS = 24 * 60 * 60_000

interface FoundRowProps {
  readonly elementId: string
  readonly found: FoundEntry
  readonly topPx: number
  readonly position: number
  readonly setSize: number
  readonly isActive: boolean
  readonly onActivate: () => void
  readonly onShow: () => void
}

export function FoundRow(props: FoundRowProps) {
  const { found, isActive, onActivate, onShow } = props
  const { isPublic } = found.entry
  const title = titleOf(found.entry)
  const text = useText()
  const element = useRef<HTMLDivElement>(null)
  const facts = useFacts(found)
  const actions = useFoundActions(found)
  useFoundDrag(element, found)
  const rowOf = useRowOfFound()
  const session = useSession()
  const { folder } = found
  const titles = folder === null ? found.folders : titlesInTrash(session, folder, found.folders)
  const folders = [text.app.inventory, ...titles.map(plainText)]
  const words = [
    kindText(text, found.entry),
    ...(isPublic ? [text.tree.isPublic] : []),
    folders.join(' / '),
    ...facts,
  ]
  /** The same as its buttons, in words. */
  function menu(): readonly PointLine[] {
    if (found.state === 'gone') return []
    return [
      { label: text.operation.show, run: onShow },
      ...(actions.canSpawn
        ? [{ label: text.find.spawn, reason: actions.whyNotSpawn, run: actions.spawn }]
        : []),
      ...(actions.canChange ? [{ label: text.find.cut, run: actions.cut }] : []),
      { label: text.find.collect, run: actions.collect },
      { label: actions.isPinned ? text.find.unpin : text.find.pin, run: actions.pin },
    ]
  }

  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the box or the list has the focus and points here
    <div
      ref={element}
      id={props.elementId}
      role="option"
      aria-label={plainText(title).trim() || text.tree.unnamed}
      // oxlint-disable-next-line jsx-a11y/role-supports-aria-props -- global since ARIA 1.3, and spoken by Chromium's platforms
      aria-description={words.join(', ')}
      aria-selected={isActive}
      aria-posinset={props.position}
      aria-setsize={props.setSize}
      className={styles.row}
      data-gone={found.state === 'gone'}
      style={{ transform: `translateY(${props.topPx}px)` }}
      onClick={onActivate}
      onDoubleClick={onShow}
      {...middleClick(() => {
        const row = rowOf(found)
        if (row) openRowBehind(session, row)
      })}
      onContextMenu={event => pointMenuAt(event, plainText(title), menu())}
    >
      <span className={styles.picture} data-drag-picture="">
        <FoundPicture found={found} />
      </span>
      <span className={styles.words}>
        <RichName name={title} marks={found.ranges} />
        <FolderPath folders={folders} />
      </span>
      {facts.length > 0 && <span className={styles.facts}>{facts.join(' · ')}</span>}
      {isPublic && (
        <span className={styles.mark} title={text.tree.isPublic}>
          <Users size={14} aria-hidden />
        </span>
      )}
      <FoundActions found={found} />
    </div>
  )
}

/** How many there are of it, and when it was seen there where that is not just now. */
function useFacts({ copies, state, seenAtMs, leftAtMs, problem }: FoundEntry): readonly string[] {
  const text = useText()
  const nowMs = useNow()
  const seen = seenAtMs === null ? null : ageWords(text, seenAtMs, nowMs)
  const isOld = state === 'last-seen' || (seenAtMs !== null && nowMs - seenAtMs > OLD_MS)
  return [
    ...(problem === null ? [] : [text.find.problems[problem]]),
    ...(copies > 1 ? [text.find.copies(copies)] : []),
    ...(state === 'gone' ? [text.find.gone(ageWords(text, leftAtMs ?? nowMs, nowMs))] : []),
    ...(state !== 'gone' && isOld && seen !== null ? [text.find.seen(seen)] : []),
  ]
}

export function FoundPicture({ found: { entry, row } }: Pick<FoundRowProps, 'found'>) {
  const path = row()?.path ?? null
  const hasPicture = entry.kind !== 'folder' && entry.kind !== 'link' && path !== null
  return hasPicture ? (
    <Thumbnail entry={entry} path={path} iconPx={20} sizePx={ROW_PICTURE_PX} />
  ) : (
    <KindIcon kind={entry.kind} size={20} />
  )
}

/** Where there is little room, the folder itself is what stays readable. */
function FolderPath({ folders }: { readonly folders: readonly string[] }) {
  const above = folders.slice(0, -1)
  return (
    <span className={styles.path} title={folders.join(' / ')} data-private="">
      {above.length > 0 && <span className={styles.above}>{above.map(name => `${name} / `).join('')}</span>}
      <span className={styles.last}>{folders.at(-1)}</span>
    </span>
  )
}
