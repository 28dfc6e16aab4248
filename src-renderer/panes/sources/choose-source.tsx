import { Layers } from 'lucide-react'
import { plainText } from '../../../src-shared/domain/rich-text'
import type { SourceCandidate } from '../../../src-shared/model/source'
import { Button } from '../../kit/button'
import { openOverlay } from '../../kit/overlay-store'
import { Panel } from '../../kit/panel'
import { useText } from '../../kit/text-context'
import { processWords, serviceName } from '../../session/service-words'
import { chooseSource, openSandbox } from '../../session/source-actions'
import type { Catalogue } from '../../text/en'
import { ConnectButton } from './connect-button'
import styles from './source-panel.module.css'

interface ChooseSourceProps {
  readonly candidates: readonly SourceCandidate[]
  /** One of them may be what was open, and nothing says which. */
  readonly wasOpen: boolean
}

/** Which service is to be opened: each with what tells it from the others. */
export function ChooseSource({ candidates, wasOpen }: ChooseSourceProps) {
  const text = useText()
  const isOne = candidates.length === 1
  const oneText = wasOpen ? text.source.oneText : text.source.lastText
  const isNoneToOpen = !isOne && candidates.every(({ isAlike }) => isAlike)
  const alike = isOne ? text.source.loneAlike : text.source.alike
  const chooseText = isNoneToOpen ? text.source.allAlike : text.source.chooseText
  return (
    <Panel
      icon={<Layers size={32} strokeWidth={1.5} />}
      title={isOne ? text.source.oneTitle : text.source.chooseTitle}
    >
      <p>{isOne ? oneText : chooseText}</p>
      <ul className={styles.list}>
        {candidates.map(candidate => (
          <Candidate
            key={candidate.source.address}
            candidate={candidate}
            reason={isNoneToOpen ? null : alike}
          />
        ))}
      </ul>
      <div className={styles.buttons}>
        <ConnectButton />
        <Button onClick={openSandbox}>{text.source.sandbox}</Button>
        <Button look="quiet" onClick={() => openOverlay({ kind: 'diagnostics' })}>
          {text.source.diagnostics}
        </Button>
      </div>
    </Panel>
  )
}

interface CandidateProps {
  readonly candidate: SourceCandidate
  /** Why one that cannot be told from another is not opened; null where that is said of all. */
  readonly reason: string | null
}

function Candidate({ candidate, reason }: CandidateProps) {
  const text = useText()
  const { source, facts } = candidate
  const name = facts ? serviceName(text, source, facts) : text.source.unknownVersion
  const process = facts ? text.source.process(facts.pid) : source.address
  return (
    <li className={styles.candidate}>
      <div className={styles.facts}>
        <p className={styles.service}>{name}</p>
        <p>{whoAndWhere(text, candidate)}</p>
        {facts && <p className={styles.quiet}>{processWords(text, facts).join(' · ')}</p>}
        <p className={styles.quiet}>{source.address}</p>
        {candidate.isAlike && reason !== null && <p className={styles.reason}>{reason}</p>}
      </div>
      {!candidate.isAlike && (
        <Button aria-label={text.source.openOne(name, process)} onClick={() => chooseSource(source.address)}>
          {text.source.open}
        </Button>
      )}
    </li>
  )
}

function whoAndWhere(text: Catalogue, { account, isSignedOut, world }: SourceCandidate): string {
  const nobody = isSignedOut ? text.source.noAccount : text.source.unknownAccount
  const who = account ? text.status.signedInAs(plainText(account.userName)) : nobody
  return world.kind === 'world' ? `${who} · ${plainText(world.name)}` : who
}
