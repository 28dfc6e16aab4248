import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import type { AppError } from '../../../src-shared/errors'
import { Button, IconButton } from '../../kit/button'
import { useText } from '../../kit/text-context'
import { showToast } from '../../kit/toast-store'
import { acceptSource, openSandbox, searchAgain } from '../../session/source-actions'
import { errorText } from '../../text/refusal-text'
import styles from './source-panel.module.css'

interface TrustWarningProps {
  readonly error: AppError
  readonly address: string
}

/** Somebody else could be behind this socket: says why and what closes it, and leaves the choice. */
export function TrustWarning({ error, address }: TrustWarningProps) {
  const text = useText()
  const { trust } = text.source
  return (
    <>
      <p>{errorText(text, error)}</p>
      {error.remedy !== undefined && <Remedy command={error.remedy} />}
      <div className={styles.buttons}>
        <Button look="primary" onClick={searchAgain}>
          {trust.again}
        </Button>
        <Button onClick={() => acceptSource(address)}>{trust.anyway}</Button>
        <Button onClick={openSandbox}>{text.source.sandbox}</Button>
      </div>
    </>
  )
}

function Remedy({ command }: { readonly command: string }) {
  const text = useText()
  const [isCopied, setCopied] = useState(false)
  const copy = (): void => {
    navigator.clipboard.writeText(command).then(
      () => setCopied(true),
      () => showToast({ tone: 'failure', message: text.inspector.notCopied, actions: [] }),
    )
  }
  return (
    <>
      <p className={styles.quiet}>{text.source.trust.cure}</p>
      <div className={styles.remedy}>
        <code className={styles.command}>{command}</code>
        <IconButton
          label={isCopied ? text.inspector.copied : text.source.trust.copy}
          icon={isCopied ? <Check size={14} /> : <Copy size={14} />}
          onClick={copy}
        />
      </div>
    </>
  )
}
