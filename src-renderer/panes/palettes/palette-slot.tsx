import { Check, CircleHelp, CircleSlash, Trash2, TriangleAlert } from 'lucide-react'
import { type MouseEvent, type ReactNode, useRef, useState } from 'react'
import { MAX_DIGITS } from '../../../src-shared/domain/palettes'
import { keptTitleOf } from '../../../src-shared/domain/places'
import { plainText } from '../../../src-shared/domain/rich-text'
import type { Palette } from '../../../src-shared/model/places'
import { isAvailable, type TrayLine } from '../../actions/resolve-tray'
import type { SpawnResult } from '../../actions/spawn-results'
import { useInsertion } from '../../drag/drag'
import { keepData, keptDragData } from '../../drag/drag-data'
import { useListDrag } from '../../drag/use-list-drag'
import { firstClickOnly } from '../../kit/button'
import { PointMenu } from '../../kit/menu'
import { Spinner } from '../../kit/spinner'
import { useText } from '../../kit/text-context'
import { useNow } from '../../kit/use-now'
import { KeptPicture } from '../../listings/kept-picture'
import { folderText, lastSeenText } from '../../listings/whereabouts-text'
import { useSession } from '../../session/session-context'
import { useSettings } from '../../session/settings-store'
import type { Catalogue } from '../../text/en'
import { errorText } from '../../text/refusal-text'
import styles from './palette-strip.module.css'
import { SlotMenu } from './slot-menu'

interface PaletteSlotProps {
  readonly palette: Palette
  readonly line: TrayLine
  readonly index: number
  readonly listId: string
  /** What became of it when it was to be spawned last; null when it was not. */
  readonly result: SpawnResult | null
  /** Why nothing can be spawned now. */
  readonly why: string | null
  readonly tabIndex: 0 | -1
  readonly onSpawn: () => void
}

/** One item of the open palette: a click spawns it, and what became of that stays to be seen. */
export function PaletteSlot(props: PaletteSlotProps) {
  const { palette, line, index, listId, result, why } = props
  const text = useText()
  const element = useRef<HTMLButtonElement>(null)
  const allowsDrags = useSettings(settings => settings.allowsDrags)
  const count = palette.entries.length
  const gap = { kind: 'palette', paletteId: palette.id, name: palette.name, targetId: listId } as const
  useListDrag(element, {
    axis: 'x',
    source: allowsDrags ? () => keptDragData({ paletteId: palette.id }, line.id) : null,
    target: (_source, part) => keepData({ ...gap, at: part < 0.5 ? index : index + 1 }),
  })
  const insertion = useInsertion(listId, index, count)
  const [menuAt, setMenuAt] = useState<{ readonly x: number; readonly y: number } | null>(null)
  const name = plainText('title' in line.found ? line.found.title : keptTitleOf(line.entry)).trim()
  const label = name || text.tree.unnamed
  const digit = index < MAX_DIGITS ? index + 1 : null
  const words = useWords(line, result)
  const spawn = (): void => {
    if (why === null) props.onSpawn()
  }
  const openMenu = (event: MouseEvent): void => {
    event.preventDefault()
    const box = event.currentTarget.getBoundingClientRect()
    setMenuAt({ x: event.clientX || box.left, y: event.clientY || box.top })
  }
  return (
    <li className={styles.item} data-insertion={insertion}>
      <button
        ref={element}
        type="button"
        className={styles.slot}
        data-slot={line.id}
        data-away={!isAvailable(line)}
        data-result={result?.state}
        aria-label={label}
        // oxlint-disable-next-line jsx-a11y/role-supports-aria-props -- global since ARIA 1.3, and spoken by Chromium's platforms
        aria-description={[...(digit === null ? [] : [text.palettes.digit(digit)]), ...words].join(', ')}
        {...(digit === null ? {} : { 'aria-keyshortcuts': String(digit) })}
        title={[label, ...words, ...(why === null ? [] : [why])].join('\n')}
        aria-disabled={why !== null}
        tabIndex={props.tabIndex}
        onClick={firstClickOnly(spawn)}
        onContextMenu={openMenu}
      >
        <span className={styles.picture} data-drag-picture="">
          <KeptPicture entry={line.entry} row={line.row} isGone={line.state === 'gone'} iconPx={22} />
        </span>
        <span className={styles.label} data-private="" aria-hidden>
          {label}
        </span>
        {digit !== null && (
          <kbd className={styles.digit} aria-hidden>
            {digit}
          </kbd>
        )}
        <Mark line={line} result={result} />
      </button>
      {menuAt && (
        <PointMenu label={text.palettes.menu(label)} at={menuAt} onClose={() => setMenuAt(null)}>
          <SlotMenu palette={palette} line={line} index={index} why={why} onSpawn={spawn} />
        </PointMenu>
      )}
    </li>
  )
}

/** Where it is, where that is not where it can be spawned from, and what became of the last time. */
function useWords(line: TrayLine, result: SpawnResult | null): readonly string[] {
  const text = useText()
  const session = useSession()
  const nowMs = useNow()
  const { found, state } = line
  const where: string[] = []
  if (found.kind === 'gone') where.push(text.places.gone(folderText(session, text, found.folder)))
  else if (state === 'trashed') where.push(text.palettes.trashed)
  else if (found.kind === 'last-seen') where.push(lastSeenText(session, text, found, nowMs))
  return result === null ? where : [...where, ...resultWords(text, result)]
}

function resultWords(text: Catalogue, { state, error }: SpawnResult): readonly string[] {
  const words = text.palettes.result[wordOf(state)]
  return error === undefined ? [words] : [words, errorText(text, error)]
}

function wordOf(state: SpawnResult['state']): keyof Catalogue['palettes']['result'] {
  switch (state) {
    case 'queued':
      return 'waiting'
    case 'checking':
    case 'running':
    case 'proving':
      return 'running'
    case 'done':
    case 'unknown':
    case 'missing':
      return state
    default:
      return 'failed'
  }
}

interface MarkProps {
  readonly line: TrayLine
  readonly result: SpawnResult | null
}

function Mark({ line, result }: MarkProps): ReactNode {
  const shown = result === null ? null : MARKS[wordOf(result.state)]
  if (shown) return <span className={styles.mark}>{shown}</span>
  const Icon = line.state === 'trashed' ? Trash2 : line.state === 'gone' ? CircleSlash : null
  return Icon && <span className={styles.mark}>{<Icon size={12} aria-hidden />}</span>
}

const MARKS: Readonly<Record<keyof Catalogue['palettes']['result'], ReactNode>> = {
  waiting: <Spinner size={12} />,
  running: <Spinner size={12} />,
  done: <Check size={12} className={styles.done} aria-hidden />,
  failed: <TriangleAlert size={12} className={styles.failed} aria-hidden />,
  unknown: <CircleHelp size={12} className={styles.unknown} aria-hidden />,
  missing: <CircleSlash size={12} className={styles.failed} aria-hidden />,
}
