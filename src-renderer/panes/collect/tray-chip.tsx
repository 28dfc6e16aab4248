import { CircleSlash, Lock, LockKeyhole, RotateCw, Trash2, TriangleAlert, X } from 'lucide-react'
import { type MouseEvent, memo, type ReactNode, useRef } from 'react'
import { nameOf } from '../../../src-shared/domain/paths'
import { keptTitleOf } from '../../../src-shared/domain/places'
import { plainText } from '../../../src-shared/domain/rich-text'
import type { Entry } from '../../../src-shared/model/entry'
import { folderOf, isAvailable, type TrayLine } from '../../actions/resolve-tray'
import { usePlaceMenu } from '../../actions/use-place-menu'
import { KindIcon } from '../../kit/kind-icon'
import { pointMenuAt } from '../../kit/point-menu'
import { Spinner } from '../../kit/spinner'
import { useText } from '../../kit/text-context'
import { useNow } from '../../kit/use-now'
import { titlesOnWay } from '../../listings/listed-entries'
import { Thumbnail } from '../../listings/thumbnail'
import { ROW_PICTURE_PX } from '../../listings/thumbnail-query'
import { lastSeenText } from '../../listings/whereabouts-text'
import { useLockedIds } from '../../session/locks'
import { useSession } from '../../session/session-context'
import { shortDate } from '../../text/dates'
import type { Catalogue } from '../../text/en'
import styles from './tray-chip.module.css'
import { type TrayDrag, useTraySource } from './use-tray-drag'

interface TrayChipProps {
  readonly line: TrayLine
  readonly elementId: string
  readonly leftPx: number
  readonly position: number
  readonly setSize: number
  readonly isSelected: boolean
  readonly isFocused: boolean
  /** Something is being done to it. */
  readonly isBusy: boolean
  readonly drag: Omit<TrayDrag, 'lines'>
  readonly linesToDrag: (line: TrayLine) => readonly TrayLine[]
  readonly onPress: (line: TrayLine, event: MouseEvent) => void
  readonly onClick: (line: TrayLine, event: MouseEvent) => void
  readonly onShow: (line: TrayLine) => void
  readonly onTakeOut: (line: TrayLine) => void
  /** Null while nobody can be asked. */
  readonly onLookAgain: ((line: TrayLine) => void) | null
}

/** One collected entry: its picture, its name, what it is and where. */
export const TrayChip = memo(function TrayChip(props: TrayChipProps) {
  const { line, isSelected, isFocused, isBusy, onPress, onShow } = props
  const text = useText()
  const menuOf = usePlaceMenu()
  const element = useRef<HTMLDivElement>(null)
  useTraySource(element, { ...props.drag, lines: () => props.linesToDrag(line) })
  const isLocked = useLockedIds().has(line.id)
  const name = chipName(line, text)
  const session = useSession()
  const folders = [text.app.inventory, ...titlesOnWay(session, folderOf(line)).map(plainText)]
  const mark = markOf(line, { folder: folders.at(-1) ?? '', isLocked, isBusy }, text)
  const nowMs = useNow()
  const lastSeen = line.state === 'last-seen' && line.found.kind === 'last-seen' ? line.found : null
  // Where there is little room, that says more than what kind of thing it is.
  const seenAgo = lastSeen?.atMs ? shortDate(text, lastSeen.atMs, nowMs) : null
  const description = [
    text.kinds[kindOf(line)],
    ...(line.state === 'trashed' ? [] : [text.tray.inFolder(folders.join(' / '))]),
    ...(lastSeen ? [lastSeenText(session, text, lastSeen, nowMs)] : []),
    ...(mark ? [mark.words] : []),
  ]
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the list has the focus and points here
    <div
      ref={element}
      id={props.elementId}
      role="option"
      aria-label={name}
      // oxlint-disable-next-line jsx-a11y/role-supports-aria-props -- global since ARIA 1.3, and spoken by Chromium's platforms
      aria-description={description.join(', ')}
      aria-selected={isSelected}
      aria-posinset={props.position}
      aria-setsize={props.setSize}
      {...(isBusy ? { 'aria-busy': true } : {})}
      title={[name, ...description].join('\n')}
      className={styles.chip}
      data-focused={isFocused}
      data-gone={!isAvailable(line)}
      style={{ left: props.leftPx }}
      onMouseDown={event => onPress(line, event)}
      onClick={event => props.onClick(line, event)}
      onDoubleClick={() => onShow(line)}
      onContextMenu={event =>
        pointMenuAt(event, name, [
          ...menuOf(line.entry),
          { label: text.tray.takeOut, run: () => props.onTakeOut(line) },
        ])
      }
    >
      <span className={styles.picture} data-drag-picture="">
        <ChipPicture line={line} />
      </span>
      <span className={styles.words}>
        <span className={styles.name} data-private="">
          {name}
        </span>
        <span className={styles.place}>
          {seenAgo === null && `${text.kinds[kindOf(line)]} · `}
          {line.state === 'trashed' ? text.trash.name : <span data-private="">{folders.at(-1)}</span>}
          {seenAgo !== null && ` · ${seenAgo}`}
        </span>
      </span>
      {mark && (
        <span className={styles.mark} data-tone={mark.tone}>
          {mark.icon}
        </span>
      )}
      <span className={styles.actions}>
        {lastSeen && props.onLookAgain && (
          <ChipAction title={text.places.lookAgain} onPress={() => props.onLookAgain?.(line)}>
            <RotateCw size={13} aria-hidden />
          </ChipAction>
        )}
        <ChipAction title={text.tray.takeOut} isTakingOut onPress={() => props.onTakeOut(line)}>
          <X size={14} aria-hidden />
        </ChipAction>
      </span>
    </div>
  )
})

interface ChipActionProps {
  readonly title: string
  readonly isTakingOut?: boolean
  readonly onPress: () => void
  readonly children: ReactNode
}

/** An option holds no buttons: the keyboard has Delete, and Enter looks again. */
function ChipAction({ title, isTakingOut = false, onPress, children }: ChipActionProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- see above
    <span
      className={styles.action}
      title={title}
      {...(isTakingOut ? { 'data-take-out': '' } : { 'data-look-again': '' })}
      onMouseDown={event => event.stopPropagation()}
      onDoubleClick={event => event.stopPropagation()}
      onClick={event => {
        event.stopPropagation()
        onPress()
      }}
    >
      {children}
    </span>
  )
}

/** What it is called on screen, as plain text. */
function chipName({ entry, found }: TrayLine, text: Catalogue): string {
  return plainText('title' in found ? found.title : keptTitleOf(entry)).trim() || text.tree.unnamed
}

function kindOf({ entry, row }: TrayLine): Entry['kind'] {
  return row?.entry.kind ?? entry.kind
}

interface Mark {
  readonly icon: ReactNode
  readonly words: string
  readonly tone?: 'warning'
}

interface Circumstances {
  /** What its folder is called. */
  readonly folder: string
  readonly isLocked: boolean
  readonly isBusy: boolean
}

/** The one thing about it that matters most here. */
function markOf(
  { state, found, row, entry }: TrayLine,
  { folder, isLocked, isBusy }: Circumstances,
  text: Catalogue,
): Mark | null {
  if (found.kind === 'gone') {
    const words = text.places.gone(folder)
    return { icon: <CircleSlash size={14} aria-hidden />, words }
  }
  if (state === 'trashed') return { icon: <Trash2 size={14} aria-hidden />, words: text.tray.trashed }
  if (isBusy) return { icon: <Spinner />, words: text.tree.busy }
  if (row?.problem) {
    const words = text.tree.cannotChange(text.problems[row.problem])
    return { icon: <TriangleAlert size={14} aria-hidden />, words, tone: 'warning' }
  }
  const linkName = row ? (row.branch.link?.title ?? null) : entry.linkName
  if (linkName !== null) return { icon: <Lock size={12} aria-hidden />, words: text.tree.readOnly(linkName) }
  return isLocked ? { icon: <LockKeyhole size={14} aria-hidden />, words: text.locks.locked } : null
}

function ChipPicture({ line }: { readonly line: TrayLine }) {
  const { entry, row, state } = line
  const kind = kindOf(line)
  const path = row ? row.path : entry.path
  const isFolder = kind === 'folder' || kind === 'link'
  if (isFolder || path === null || state === 'gone') return <KindIcon kind={kind} size={20} />
  return <Thumbnail entry={row?.entry ?? entryOf(line)} path={path} iconPx={20} sizePx={ROW_PICTURE_PX} />
}

/** As much of it as a picture asks for. */
function entryOf({ id, entry }: TrayLine): Entry {
  const { kind, assetUri, path } = entry
  return { recordId: id, name: nameOf(path), kind, assetUri, isPublic: false, modifiedMs: null }
}
