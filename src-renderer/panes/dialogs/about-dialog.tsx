import { useQuery } from '@tanstack/react-query'
import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import icon from '../../../resources/icon.svg'
import type { AboutFacts } from '../../../src-shared/model/about-facts'
import type { SourceState } from '../../../src-shared/model/source'
import { call } from '../../bridge/client'
import { Button } from '../../kit/button'
import { Modal } from '../../kit/modal'
import { useText } from '../../kit/text-context'
import { showToast } from '../../kit/toast-store'
import { useSourceState } from '../../session/source-state'
import type { Catalogue } from '../../text/en'
import styles from './about-dialog.module.css'

interface Line {
  readonly label: string
  readonly value: string
}

/** What this is, to be read and to be copied into a report. */
export function AboutDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText()
  const state = useSourceState()
  const { data: facts } = useQuery({ queryKey: ['about'], queryFn: () => call('app.about', null) })
  const lines = facts ? linesOf(text, facts, state) : []
  return (
    <Modal title={text.about.title} size="small" hasQuietFocus onClose={onClose}>
      <div className={styles.about}>
        <header className={styles.header}>
          <img src={icon} alt="" width={64} height={64} />
          <div>
            <p className={styles.name}>Satchel</p>
            <p className={styles.what}>{text.about.what}</p>
          </div>
        </header>
        <dl className={styles.lines}>
          {lines.map(({ label, value }) => (
            <div key={label} className={styles.line}>
              <dt className={styles.label}>{label}</dt>
              <dd className={styles.value}>{value}</dd>
            </div>
          ))}
        </dl>
        <footer className={styles.footer}>
          <p className={styles.licence}>{text.about.licence}</p>
          <CopyButton lines={lines} />
        </footer>
      </div>
    </Modal>
  )
}

function CopyButton({ lines }: { readonly lines: readonly Line[] }) {
  const text = useText()
  const [isCopied, setCopied] = useState(false)
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(lines.map(({ label, value }) => `${label}: ${value}`).join('\n'))
      setCopied(true)
    } catch {
      showToast({ tone: 'failure', message: text.inspector.notCopied, actions: [] })
    }
  }
  return (
    <Button
      icon={isCopied ? <Check size={14} /> : <Copy size={14} />}
      disabled={lines.length === 0}
      onClick={() => void copy()}
      onBlur={() => setCopied(false)}
    >
      {isCopied ? text.about.copied : text.about.copy}
    </Button>
  )
}

function linesOf(text: Catalogue, facts: AboutFacts, state: SourceState): readonly Line[] {
  const { labels } = text.about
  return [
    { label: labels.version, value: facts.version },
    { label: labels.commit, value: facts.commit ?? text.about.workingCopy },
    { label: labels.mod, value: modOf(text, state) },
    { label: 'Electron', value: facts.electron },
    { label: 'Chromium', value: facts.chromium },
    { label: 'Node.js', value: facts.node },
    { label: labels.system, value: facts.system },
  ]
}

/** The version of what Satchel is connected to. */
function modOf(text: Catalogue, state: SourceState): string {
  if (state.kind !== 'ready' && state.kind !== 'not-signed-in') return text.about.notConnected
  if (state.source.origin === 'built-in') return text.about.sandbox
  if (!state.facts) return text.about.unknownMod
  return text.about.mod(state.facts.modVersion, state.facts.engineVersion)
}
