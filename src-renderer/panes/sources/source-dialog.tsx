import { plainText } from '../../../src-shared/domain/rich-text'
import type { Source, SourceState } from '../../../src-shared/model/source'
import { Button } from '../../kit/button'
import { Modal } from '../../kit/modal'
import { openOverlay } from '../../kit/overlay-store'
import { useText } from '../../kit/text-context'
import { serviceName, worldWords } from '../../session/service-words'
import { openSandbox } from '../../session/source-actions'
import { useSourceState } from '../../session/source-state'
import type { Catalogue } from '../../text/en'
import { errorText } from '../../text/refusal-text'
import { ConnectButton } from './connect-button'
import { LookButton } from './look-button'
import styles from './source-dialog.module.css'
import { TrustWarning } from './trust-warning'

type Fact = readonly [label: string, value: string]

/** Where the inventory comes from, and every way to another one. */
export function SourceDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText()
  const state = useSourceState()
  const error = state.kind === 'disconnected' ? state.error : null
  const address = 'source' in state ? (state.source?.address ?? null) : null
  return (
    <Modal title={text.source.dialogTitle} onClose={onClose}>
      <div className={styles.body}>
        {error?.kind === 'untrusted' && address !== null ? (
          <div className={styles.warning}>
            <TrustWarning error={error} address={address} />
          </div>
        ) : (
          error && <p>{errorText(text, error)}</p>
        )}
        <dl className={styles.facts}>
          {factsOf(text, state).map(([label, value]) => (
            <div key={label} className={styles.fact}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <div className={styles.buttons}>
          <LookButton look="primary" />
          <ConnectButton />
          <Button onClick={openSandbox}>{text.source.sandbox}</Button>
          <Button onClick={() => openOverlay({ kind: 'diagnostics' })}>{text.source.diagnostics}</Button>
        </div>
      </div>
    </Modal>
  )
}

function factsOf(text: Catalogue, state: SourceState): readonly Fact[] {
  const { facts: labels } = text.source
  if (state.kind === 'choose-source') return [[labels.state, text.status.chooseSource]]
  const { source } = state
  const address = source ? addressFacts(text, source) : []
  if (state.kind === 'connecting') return [[labels.state, text.status.connecting], ...address]
  if (state.kind === 'disconnected') return [[labels.state, text.status.disconnected], ...address]
  const { facts } = state
  const account = state.kind === 'ready' && state.account ? plainText(state.account.userName) : null
  return [
    [labels.service, serviceName(text, state.source, facts)],
    [labels.mod, facts ? plainText(facts.modVersion) : text.source.unknown],
    [labels.process, facts ? String(facts.pid) : text.source.unknown],
    [labels.platform, facts ? plainText(facts.platform) : text.source.unknown],
    [labels.account, account ?? (state.kind === 'ready' ? text.source.unknown : text.source.none)],
    [labels.world, state.kind === 'ready' ? worldWords(text, state.world) : text.source.unknown],
    ...address,
  ]
}

function addressFacts(text: Catalogue, { address, origin, tls }: Source): readonly Fact[] {
  const { facts: labels } = text.source
  return [
    [labels.address, address],
    [labels.security, tls ? text.source.encrypted : text.source.local],
    [labels.origin, text.source.origins[origin]],
  ]
}
