import { RotateCcw, Trash2 } from 'lucide-react'
import { type PersonsAction, whyNot } from '../../../src-shared/domain/why-not'
import { useActor } from '../../actions/actor'
import { askToEmptyTrash } from '../../actions/dialogs'
import { deleteRows, restoreRows } from '../../actions/trash-actions'
import { draggedOf } from '../../browser/drop-target'
import type { EntryRow } from '../../browser/row'
import { isTheTrash } from '../../browser/trash-look'
import { Button } from '../../kit/button'
import { useText } from '../../kit/text-context'
import { useCapabilities } from '../../session/session-context'
import { refusalText } from '../../text/refusal-text'
import styles from './trash-buttons.module.css'

/** What can be done with something in the Trash, or with all of it. */
export function TrashButtons({ row }: { readonly row: EntryRow }) {
  const text = useText()
  const actor = useActor()
  const capabilities = useCapabilities()
  if (isTheTrash(row, capabilities.trash)) {
    return (
      <div className={styles.buttons}>
        <Button
          icon={<Trash2 size={16} />}
          disabled={!actor.canChange}
          onClick={() => askToEmptyTrash(actor.session)}
        >
          {text.trash.empty}
        </Button>
      </div>
    )
  }
  const reasonAgainst = (action: PersonsAction): string | undefined => {
    const refusal = whyNot(action, draggedOf(row), capabilities)
    return refusal === null ? undefined : refusalText(text, refusal)
  }
  const whyNoRestore = reasonAgainst('restore')
  const whyNoDelete = reasonAgainst('delete')
  return (
    <div className={styles.buttons}>
      <Button
        look="primary"
        icon={<RotateCcw size={16} />}
        disabled={!actor.canChange || whyNoRestore !== undefined}
        title={whyNoRestore}
        onClick={() => restoreRows([row], actor)}
      >
        {text.trash.restore}
      </Button>
      <Button
        icon={<Trash2 size={16} />}
        disabled={!actor.canChange || whyNoDelete !== undefined}
        title={whyNoDelete}
        onClick={() => deleteRows([row], actor)}
      >
        {text.trash.deletePermanently}
      </Button>
    </div>
  )
}
