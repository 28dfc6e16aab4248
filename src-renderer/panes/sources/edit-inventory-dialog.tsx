import { plainText } from '../../../src-shared/domain/rich-text'
import { Modal } from '../../kit/modal'
import { useText } from '../../kit/text-context'
import { changeSource, takeSnapshot, useSourceLine } from '../../session/source-list'
import { InventoryForm } from './inventory-form'

/** Changes where an added inventory is, how it is signed in to, and whether it may be changed. */
export function EditInventoryDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const text = useText()
  const line = useSourceLine(id)
  if (line === null) return null
  const { source, secrets } = line
  return (
    <Modal
      title={<span data-private="">{text.inventories.editTitle(plainText(source.title))}</span>}
      onClose={onClose}
    >
      <InventoryForm
        platform={source.platform}
        before={source}
        secrets={secrets}
        submitLabel={text.inventories.save}
        cancelLabel={text.inventories.cancel}
        onCancel={onClose}
        onSubmit={wish => changeSource(id, wish)}
        onSnapshot={(wish, tell, signal) =>
          takeSnapshot({ ...wish, platform: source.platform, id }, tell, signal)
        }
        onDone={onClose}
      />
    </Modal>
  )
}
