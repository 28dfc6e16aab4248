import { PlugZap, ShieldAlert, Unplug, UserRound } from 'lucide-react'
import type { AppError } from '../../../src-shared/errors'
import type { SourceState } from '../../../src-shared/model/source'
import { assertNever } from '../../../src-shared/result'
import { Button } from '../../kit/button'
import { openOverlay } from '../../kit/overlay-store'
import { Panel } from '../../kit/panel'
import { Spinner } from '../../kit/spinner'
import { useText } from '../../kit/text-context'
import { isPassing } from '../../listings/ask-again'
import { openSandbox, searchAgain } from '../../session/source-actions'
import { useShownLine } from '../../session/source-list'
import { listingErrorText } from '../../text/refusal-text'
import { AddedPanel } from './added-panel'
import { ChooseSource } from './choose-source'
import { ConnectButton } from './connect-button'
import { LookButton } from './look-button'
import styles from './source-panel.module.css'
import { TrustWarning } from './trust-warning'

/** What the window shows while there is no inventory to show: why, and what to do. */
export function SourcePanel({ state }: { readonly state: Exclude<SourceState, { kind: 'ready' }> }) {
  const text = useText()
  const line = useShownLine()
  if (line !== null)
    return (
      <AddedPanel
        line={line}
        error={state.kind === 'disconnected' ? state.error : null}
        onRetry={searchAgain}
      />
    )
  switch (state.kind) {
    case 'connecting':
      return <Connecting address={state.source?.address ?? null} />
    case 'choose-source':
      return <ChooseSource candidates={state.candidates} wasOpen={state.inventory !== null} />
    case 'not-signed-in':
      return (
        <Panel icon={<UserRound size={32} strokeWidth={1.5} />} title={text.source.notSignedInTitle} isAlert>
          <p>{text.source.notSignedInText}</p>
          <SourceButtons onRetry={searchAgain} />
        </Panel>
      )
    case 'disconnected':
      return <Disconnected state={state} />
    default:
      return assertNever(state)
  }
}

/** After three seconds it says what it waits for, and what else there is. */
function Connecting({ address }: { readonly address: string | null }) {
  const text = useText()
  return (
    <Panel icon={<Spinner size={32} />} title={text.source.connectingTitle} isWaiting>
      <div className={styles.late}>
        {address !== null && <p className={styles.quiet}>{text.source.connectingTo(address)}</p>}
        <div className={styles.buttons}>
          <ConnectButton />
          <Button onClick={openSandbox}>{text.source.sandbox}</Button>
        </div>
      </div>
    </Panel>
  )
}

function Disconnected({ state }: { readonly state: Extract<SourceState, { kind: 'disconnected' }> }) {
  const text = useText()
  const { error, source, retries } = state
  if (error.kind === 'untrusted' && source !== null) {
    return (
      <Panel icon={<ShieldAlert size={32} strokeWidth={1.5} />} title={text.source.trust.title} isAlert>
        <TrustWarning error={error} address={source.address} />
      </Panel>
    )
  }
  const isOld = error.kind === 'server-too-old'
  // Its sentence says itself what to do.
  const isStarting = error.kind === 'not-ready'
  return (
    <Panel
      icon={<Unplug size={32} strokeWidth={1.5} />}
      title={isOld ? text.source.tooOldTitle : text.source.disconnectedTitle}
      isAlert
    >
      <p>{listingErrorText(text, error, false)}</p>
      {!isOld && !isStarting && <p className={styles.quiet}>{text.source.howTo[retries]}</p>}
      <SourceButtons onRetry={searchAgain} canLook={retries !== 'any'} />
    </Panel>
  )
}

/** The service is there, but its inventory cannot be listed at all. */
export function FailedPanel({ error, onRetry }: { readonly error: AppError; readonly onRetry: () => void }) {
  const text = useText()
  const line = useShownLine()
  if (line !== null) return <AddedPanel line={line} error={error} onRetry={onRetry} />
  const title = error.kind === 'server-too-old' ? text.source.tooOldTitle : text.source.failedTitle
  return (
    <Panel icon={<PlugZap size={32} strokeWidth={1.5} />} title={title} isAlert>
      <p>{listingErrorText(text, error, false)}</p>
      {isPassing(error) && <p className={styles.quiet}>{text.source.asksAgain}</p>}
      <SourceButtons onRetry={onRetry} />
    </Panel>
  )
}

interface SourceButtonsProps {
  readonly onRetry: () => void
  /** Where Retry tries one address, looking around is something else. */
  readonly canLook?: boolean
}

function SourceButtons({ onRetry, canLook = false }: SourceButtonsProps) {
  const text = useText()
  return (
    <div className={styles.buttons}>
      <Button look="primary" onClick={onRetry}>
        {text.source.retry}
      </Button>
      {canLook && <LookButton />}
      <ConnectButton />
      <Button onClick={() => openOverlay({ kind: 'add-inventory' })}>{text.inventories.add}</Button>
      <Button onClick={openSandbox}>{text.source.sandbox}</Button>
      <Button look="quiet" onClick={() => openOverlay({ kind: 'diagnostics' })}>
        {text.source.diagnostics}
      </Button>
    </div>
  )
}
