import { useState } from 'react'
import { plainText } from '../../../src-shared/domain/rich-text'
import { AppFailure } from '../../../src-shared/errors'
import { Button } from '../../kit/button'
import { Modal } from '../../kit/modal'
import { useText } from '../../kit/text-context'
import { showToast } from '../../kit/toast-store'
import { removeSource, useSourceLine } from '../../session/source-list'
import { errorText } from '../../text/refusal-text'
import styles from './inventory-form.module.css'

/** Asks before an inventory leaves the list: its password is forgotten with it. */
export function RemoveInventoryDialog({
  id,
  onClose,
}: {
  readonly id: string
  readonly onClose: () => void
}) {
  const text = useText()
  const line = useSourceLine(id)
  const [problem, setProblem] = useState('')
  if (line === null) return null
  const title = plainText(line.source.title)
  const remove = (): void => {
    removeSource(id).then(
      () => {
        showToast({ tone: 'note', message: text.inventories.removed(title), actions: [] })
        onClose()
      },
      (thrown: unknown) => {
        if (!(thrown instanceof AppFailure)) throw thrown
        setProblem(errorText(text, thrown.error))
      },
    )
  }
  return (
    <Modal title={text.inventories.remove} size="small" onClose={onClose}>
      <div className={styles.form}>
        <p>{text.inventories.removeText(title)}</p>
        <p className={styles.problem} role="alert">
          {problem}
        </p>
        <div className={styles.buttons}>
          <Button onClick={onClose}>{text.inventories.cancel}</Button>
          <Button look="primary" onClick={remove}>
            {text.inventories.remove}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
