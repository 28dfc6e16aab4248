import { useQuery } from '@tanstack/react-query'
import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { AppFailure } from '../../../src-shared/errors'
import { call } from '../../bridge/client'
import { Button } from '../../kit/button'
import { Modal } from '../../kit/modal'
import { Spinner } from '../../kit/spinner'
import { useText } from '../../kit/text-context'
import { showToast } from '../../kit/toast-store'
import { keys } from '../../session/keys'
import { errorText } from '../../text/refusal-text'
import styles from './diagnostics-dialog.module.css'

/** What every socket answered, to be read or to be sent to who helps. */
export function DiagnosticsDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText()
  const { report: words } = text.source
  const [hasNames, setHasNames] = useState(false)
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: keys.report(hasNames),
    queryFn: () => call('diagnostics.report', { hasNames }),
    gcTime: 0,
  })
  // Messages of the window are hidden behind the dialog: the button says it itself.
  const [copied, setCopied] = useState<string | null>(null)
  const copy = (): void => {
    navigator.clipboard.writeText(data ?? '').then(
      () => setCopied(data ?? null),
      () => showToast({ tone: 'failure', message: text.inspector.notCopied, actions: [] }),
    )
  }
  const isCopied = data !== undefined && copied === data
  return (
    <Modal title={words.title} onClose={onClose} size="large">
      <div className={styles.body}>
        <p className={styles.quiet}>{words.text}</p>
        <div className={styles.report} role="region" aria-label={words.label} aria-busy={isFetching}>
          {data === undefined && !error && (
            <p className={styles.waiting}>
              <Spinner /> {words.collecting}
            </p>
          )}
          {error instanceof AppFailure && <p>{errorText(text, error.error)}</p>}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must get there */}
          {data !== undefined && <pre tabIndex={0}>{data}</pre>}
        </div>
        <label className={styles.names}>
          <input type="checkbox" checked={hasNames} onChange={event => setHasNames(event.target.checked)} />
          {words.names}
        </label>
        <div className={styles.buttons}>
          <Button onClick={() => void refetch()}>{words.again}</Button>
          <Button
            look="primary"
            icon={isCopied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
            disabled={data === undefined}
            onClick={copy}
          >
            {isCopied ? words.copied : words.copy}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
