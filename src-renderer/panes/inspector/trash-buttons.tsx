import { RotateCcw, Trash2 } from 'lucide-react'
import { TRASH } from '../../../src-shared/domain/trash'
import { askToEmptyTrash } from '../../actions/dialogs'
import { deleteRows, restoreRows } from '../../actions/trash-actions'
import { useActor } from '../../actions/use-actor'
import type { EntryRow } from '../../browser/row'
import { Button } from '../../kit/button'
import { useText } from '../../kit/text-context'
import styles from './trash-buttons.module.css'

/** What can be done with something in the Trash, or with all of it. */
export function TrashButtons({ row }: { readonly row: EntryRow }) {
  const text = useText()
  const actor = useActor()
  if (row.path === TRASH) {
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
  return (
    <div className={styles.buttons}>
      <Button
        look="primary"
        icon={<RotateCcw size={16} />}
        disabled={!actor.canChange}
        onClick={() => restoreRows([row], actor)}
      >
        {text.trash.restore}
      </Button>
      <Button
        icon={<Trash2 size={16} />}
        disabled={!actor.canChange}
        onClick={() => deleteRows([row], actor)}
      >
        {text.trash.deletePermanently}
      </Button>
    </div>
  )
}
