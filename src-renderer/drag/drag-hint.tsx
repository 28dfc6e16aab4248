import { Ban, Copy, CornerDownRight } from 'lucide-react'
import type { DropTarget } from '../../src-shared/domain/transfer'
import { isInTrash } from '../../src-shared/domain/trash'
import type { Catalogue } from '../i18n/en'
import { refusalText } from '../i18n/refusal-text'
import { useText } from '../i18n/text-context'
import { useStore } from '../view/store'
import styles from './drag-hint.module.css'
import { dragStore } from './drag-store'

/** Below and right of the pointer, but never out of the window; 100% is the hint's own size. */
function beside(x: number, y: number): string {
  const left = `min(${x + 16}px, calc(100vw - 100% - 8px))`
  const top = `min(${y + 20}px, calc(100vh - 100% - 8px))`
  return `translate(${left}, ${top})`
}

/** Wherever in the Trash it goes, it is deleted. */
function targetName(text: Catalogue, { name, ref }: DropTarget): string {
  return isInTrash(ref.path) ? text.trash.name : name
}

/** The line by the pointer that says what a drop would do, or why it would not. */
export function DragHint() {
  const text = useText()
  const drag = useStore(dragStore, value => value)
  if (!drag?.hover) return null
  const { hover, dragged, x, y } = drag
  const sentence = hover.refusal
    ? refusalText(text, hover.refusal)
    : text.drag.hint(hover.mode, dragged.length, dragged[0]?.ref.name ?? '', targetName(text, hover.target))
  const Icon = hover.refusal ? Ban : hover.mode === 'copy' ? Copy : CornerDownRight
  return (
    <div
      role="status"
      className={styles.hint}
      data-refused={hover.refusal !== null}
      data-testid="drag-hint"
      style={{ transform: beside(x, y) }}
    >
      <Icon size={14} aria-hidden />
      <span className={styles.sentence}>{sentence}</span>
    </div>
  )
}
