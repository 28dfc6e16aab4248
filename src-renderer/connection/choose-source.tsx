import { Layers } from 'lucide-react'
import { plainText } from '../../src-shared/domain/rich-text'
import type { SourceCandidate } from '../../src-shared/model/source'
import type { Catalogue } from '../i18n/en'
import { useText } from '../i18n/text-context'
import { Button } from '../ui/button'
import { Panel } from '../ui/panel'
import { chooseSource } from './source-actions'
import styles from './source-panel.module.css'

/** Several services are running: each with what tells it from the others. */
export function ChooseSource({ candidates }: { readonly candidates: readonly SourceCandidate[] }) {
  const text = useText()
  return (
    <Panel icon={<Layers size={32} strokeWidth={1.5} />} title={text.source.chooseTitle}>
      <p>{text.source.chooseText}</p>
      <ul className={styles.list}>
        {candidates.map(({ source, facts, account, world }) => (
          <li key={source.address} className={styles.candidate}>
            <div className={styles.facts}>
              <p className={styles.service}>
                {facts ? text.status.service(facts.engineVersion) : text.source.unknownVersion}
              </p>
              <p className={styles.quiet}>{describe(text, facts?.pid, account?.userName, world)}</p>
              <p className={styles.quiet}>{source.address}</p>
            </div>
            <Button onClick={() => chooseSource(source.address)}>{text.source.open}</Button>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function describe(
  text: Catalogue,
  pid: number | undefined,
  userName: string | undefined,
  world: SourceCandidate['world'],
): string {
  const parts = [
    pid === undefined ? '' : text.source.process(pid),
    userName === undefined ? text.source.noAccount : text.status.signedInAs(plainText(userName)),
    world.kind === 'world' ? plainText(world.name) : '',
  ]
  return parts.filter(Boolean).join(' · ')
}
