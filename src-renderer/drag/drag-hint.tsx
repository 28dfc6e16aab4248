import { Ban, Copy, CornerDownRight, Inbox, Palette, Pin, Sparkles } from 'lucide-react'
import { titleOf } from '../../src-shared/domain/names'
import { spawnableIn } from '../../src-shared/domain/spawn'
import type { Dragged, DropTarget } from '../../src-shared/domain/transfer'
import { isInTrash } from '../../src-shared/domain/trash'
import type { TrashRules } from '../../src-shared/model/capabilities'
import { useStore } from '../kit/store'
import { useText } from '../kit/text-context'
import { useCapabilities, useSession } from '../session/session-context'
import type { Catalogue } from '../text/en'
import { refusalText } from '../text/refusal-text'
import { dragOf, type Hover } from './drag'
import styles from './drag-hint.module.css'
import { IMAGE_HEIGHT_PX, IMAGE_OFFSET_PX } from './drag-preview'

/** Below the drag image, which the system draws over everything, but never out of the window; 100% is the hint's own size. */
function beside(x: number, y: number): string {
  const left = `min(${x + IMAGE_OFFSET_PX.x}px, calc(100vw - 100% - 8px))`
  const top = `min(${y + IMAGE_OFFSET_PX.y + IMAGE_HEIGHT_PX}px, calc(100vh - 100% - 8px))`
  return `translate(${left}, ${top})`
}

/** Wherever in the Trash it goes, it is deleted. */
function targetTitle(text: Catalogue, { title, ref }: DropTarget, trash: TrashRules): string {
  return isInTrash(ref.path, trash) ? text.trash.name : title
}

/** The line by the pointer that says what a drop would do, or why it would not. */
export function DragHint() {
  const text = useText()
  const { trash } = useCapabilities()
  const drag = useStore(dragOf(useSession()), value => value)
  // A pin that is put elsewhere shows where by a line.
  if (!drag?.hover || drag.dragged.length === 0) return null
  const { hover, x, y } = drag
  return (
    <div
      role="status"
      className={styles.hint}
      data-refused={hover.refusal !== null}
      data-testid="drag-hint"
      style={{ transform: beside(x, y) }}
    >
      <HintIcon hover={hover} />
      <span className={styles.sentence}>{sentenceOf(text, hover, drag.dragged, trash)}</span>
    </div>
  )
}

function sentenceOf(text: Catalogue, hover: Hover, dragged: readonly Dragged[], trash: TrashRules): string {
  if (hover.refusal) return refusalText(text, hover.refusal)
  if (hover.kind === 'folder') {
    const { taken = dragged, target, mode } = hover
    return text.drag.hint(mode, taken.length, titleOfFirst(taken), targetTitle(text, target, trash))
  }
  if (hover.kind === 'inventory')
    return text.drag.hint(hover.mode, dragged.length, titleOfFirst(dragged), hover.name)
  if (hover.kind === 'tray') return text.tray.dropHint(hover.taken.length, titleOfFirst(hover.taken))
  if (hover.kind === 'pins' || hover.kind === 'palettes')
    return text.places.dropHint(dragged.length, titleOfFirst(dragged))
  if (hover.kind === 'palette')
    return text.palettes.dropHint(hover.taken.length, titleOfFirst(hover.taken), hover.name)
  const items = spawnableIn(dragged)
  const world = hover.world.kind === 'world' ? hover.world.name : null
  return text.drag.spawnHint(items.length, items[0] ? titleOf(items[0]) : '', world)
}

function titleOfFirst([first]: readonly Dragged[]): string {
  return first ? titleOf(first.ref) : ''
}

function HintIcon({ hover }: { readonly hover: Hover }) {
  if (hover.refusal) return <Ban size={14} aria-hidden />
  if (hover.kind === 'world') return <Sparkles size={14} aria-hidden />
  if (hover.kind === 'tray') return <Inbox size={14} aria-hidden />
  if (hover.kind === 'pins' || hover.kind === 'palettes') return <Pin size={14} aria-hidden />
  if (hover.kind === 'palette') return <Palette size={14} aria-hidden />
  return hover.mode === 'copy' ? <Copy size={14} aria-hidden /> : <CornerDownRight size={14} aria-hidden />
}
