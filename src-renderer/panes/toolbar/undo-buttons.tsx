import { Redo2, Undo2 } from 'lucide-react'
import { useCommandTip } from '../../actions/command-runner'
import { actionOf } from '../../actions/operation-text'
import { useUndo } from '../../actions/use-undo'
import { IconButton } from '../../kit/button'
import { useStore } from '../../kit/store'
import { useText } from '../../kit/text-context'
import { useSession } from '../../session/session-context'
import { useCanChange } from '../../session/use-can-change'

/** Undo and redo; the tooltip says what each would do. */
export function UndoButtons() {
  const text = useText()
  const canChange = useCanChange()
  const { undo, redo } = useStore(useSession().undoStack, stack => stack)
  const actions = useUndo()
  const tip = useCommandTip()
  const what = (operation: typeof undo): string => (operation ? actionOf(text, operation) : '')
  return (
    <>
      <IconButton
        isRepeatable
        label={text.operation.undo}
        {...tip('undo', undo ? text.history.undoWhat(what(undo)) : text.history.nothingToUndo)}
        icon={<Undo2 size={14} />}
        aria-disabled={!undo || !canChange}
        onClick={() => canChange && actions.undo()}
      />
      <IconButton
        isRepeatable
        label={text.operation.redo}
        {...tip('redo', redo ? text.history.redoWhat(what(redo)) : text.history.nothingToRedo)}
        icon={<Redo2 size={14} />}
        aria-disabled={!redo || !canChange}
        onClick={() => canChange && actions.redo()}
      />
    </>
  )
}
