import { CornerDownRight, Unlink } from 'lucide-react'
import { whyNot } from '../../../src-shared/domain/why-not'
import { useActor } from '../../actions/actor'
import { findOriginal, whyNoOriginal } from '../../actions/find-original'
import { deleteRows } from '../../actions/trash-actions'
import { useBrowser } from '../../browser/browser-context'
import { draggedOf } from '../../browser/drop-target'
import type { EntryRow } from '../../browser/row'
import { Button } from '../../kit/button'
import { useText } from '../../kit/text-context'
import { useInventory } from '../../session/session-context'
import { refusalText } from '../../text/refusal-text'
import styles from './trash-buttons.module.css'

/** What can be done with a link: go where it leads, and remove one that leads nowhere. */
export function LinkButtons({ row }: { readonly row: EntryRow }) {
  const text = useText()
  const browser = useBrowser()
  const inventory = useInventory()
  const why = whyNoOriginal(text, inventory, row)
  return (
    <div className={styles.buttons}>
      <Button
        icon={<CornerDownRight size={16} />}
        disabled={why !== null}
        title={why ?? undefined}
        onClick={() => void findOriginal(browser, text, row)}
      >
        {text.original.find}
      </Button>
      {row.entry.facts?.linkState === 'broken' && <RemoveBroken row={row} />}
    </div>
  )
}

function RemoveBroken({ row }: { readonly row: EntryRow }) {
  const text = useText()
  const actor = useActor()
  const { capabilities } = useInventory()
  const action = capabilities.trash.kind === 'none' ? 'delete' : 'trash'
  const refusal = whyNot(action, draggedOf(row), capabilities)
  return (
    <Button
      icon={<Unlink size={16} />}
      disabled={!actor.canChange || refusal !== null}
      title={refusal === null ? undefined : refusalText(text, refusal)}
      onClick={() => deleteRows([row], actor)}
    >
      {text.original.removeBroken}
    </Button>
  )
}
