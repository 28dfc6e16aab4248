import { PlugZap, Unplug, UserRound } from 'lucide-react'
import type { AppError } from '../../src-shared/errors'
import type { SourceState } from '../../src-shared/model/source'
import { assertNever } from '../../src-shared/result'
import { errorText } from '../i18n/refusal-text'
import { useText } from '../i18n/text-context'
import { Button } from '../ui/button'
import { Panel } from '../ui/panel'
import { Spinner } from '../ui/spinner'
import { ChooseSource } from './choose-source'
import { openSandbox, searchAgain } from './source-actions'
import styles from './source-panel.module.css'

/** What the window shows while there is no inventory to show: why, and what to do. */
export function SourcePanel({ state }: { readonly state: Exclude<SourceState, { kind: 'ready' }> }) {
  const text = useText()
  switch (state.kind) {
    case 'connecting':
      return <Panel icon={<Spinner size={32} />} title={text.source.connectingTitle} isWaiting />
    case 'choose-source':
      return <ChooseSource candidates={state.candidates} />
    case 'not-signed-in':
      return (
        <Panel icon={<UserRound size={32} strokeWidth={1.5} />} title={text.source.notSignedInTitle} isAlert>
          <p>{text.source.notSignedInText}</p>
          <SourceButtons />
        </Panel>
      )
    case 'disconnected':
      return (
        <Panel
          icon={<Unplug size={32} strokeWidth={1.5} />}
          title={
            state.error.kind === 'server-too-old' ? text.source.tooOldTitle : text.source.disconnectedTitle
          }
          isAlert
        >
          <p>{errorText(text, state.error)}</p>
          {state.error.kind !== 'server-too-old' && (
            <p className={styles.quiet}>{text.source.howTo[state.retries]}</p>
          )}
          <SourceButtons />
        </Panel>
      )
    default:
      return assertNever(state)
  }
}

/** The service is there, but its inventory cannot be listed at all. */
export function FailedPanel({ error, onRetry }: { readonly error: AppError; readonly onRetry: () => void }) {
  const text = useText()
  const title = error.kind === 'server-too-old' ? text.source.tooOldTitle : text.source.failedTitle
  return (
    <Panel icon={<PlugZap size={32} strokeWidth={1.5} />} title={title} isAlert>
      <p>{errorText(text, error)}</p>
      <div className={styles.buttons}>
        <Button look="primary" onClick={onRetry}>
          {text.source.retry}
        </Button>
        <Button onClick={openSandbox}>{text.source.sandbox}</Button>
      </div>
    </Panel>
  )
}

function SourceButtons() {
  const text = useText()
  return (
    <div className={styles.buttons}>
      <Button look="primary" onClick={searchAgain}>
        {text.source.retry}
      </Button>
      <Button onClick={openSandbox}>{text.source.sandbox}</Button>
    </div>
  )
}
