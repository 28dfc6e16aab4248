import { Unplug } from 'lucide-react'
import { plainText } from '../../../src-shared/domain/rich-text'
import type { AppError } from '../../../src-shared/errors'
import type { SourceLine } from '../../../src-shared/model/added-source'
import { Button } from '../../kit/button'
import { openOverlay } from '../../kit/overlay-store'
import { Panel } from '../../kit/panel'
import { Spinner } from '../../kit/spinner'
import { useText } from '../../kit/text-context'
import { needsPerson } from '../../listings/ask-again'
import { errorText } from '../../text/refusal-text'
import styles from './source-panel.module.css'

interface AddedPanelProps {
  readonly line: SourceLine
  /** Null while it is being opened. */
  readonly error: AppError | null
  readonly onRetry: () => void
}

/** What the window shows while an inventory that was added cannot be shown: why, and what to do. */
export function AddedPanel({ line: { source }, error, onRetry }: AddedPanelProps) {
  const text = useText()
  const title = plainText(source.title)
  const { id } = source
  const edit = (look: 'primary' | 'plain') => (
    <Button look={look} onClick={() => openOverlay({ kind: 'edit-inventory', id })}>
      {text.inventories.edit}
    </Button>
  )
  if (error === null) {
    return (
      <Panel
        icon={<Spinner size={32} />}
        title={<span data-private="">{text.inventories.openingTitle(title)}</span>}
        isWaiting
      >
        <div className={styles.late}>
          <div className={styles.buttons}>{edit('plain')}</div>
        </div>
      </Panel>
    )
  }
  const isForPerson = needsPerson(error)
  return (
    <Panel
      icon={<Unplug size={32} strokeWidth={1.5} />}
      title={<span data-private="">{text.inventories.failedTitle(title)}</span>}
      isAlert
    >
      <p>{errorText(text, error)}</p>
      {error.detail && <p className={styles.quiet}>{plainText(error.detail)}</p>}
      {!isForPerson && <p className={styles.quiet}>{text.inventories.keepsTrying}</p>}
      <div className={styles.buttons}>
        {isForPerson ? (
          edit('primary')
        ) : (
          <>
            <Button look="primary" onClick={onRetry}>
              {text.source.retry}
            </Button>
            {edit('plain')}
          </>
        )}
        <Button onClick={() => openOverlay({ kind: 'remove-inventory', id })}>
          {text.inventories.remove}
        </Button>
        <Button look="quiet" onClick={() => openOverlay({ kind: 'diagnostics' })}>
          {text.source.diagnostics}
        </Button>
      </div>
    </Panel>
  )
}
