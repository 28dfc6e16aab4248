import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { parseLink } from '../../src-shared/domain/links'
import { visibleText } from '../../src-shared/domain/rich-text'
import { exactDate } from '../i18n/dates'
import type { Catalogue } from '../i18n/en'
import { useText } from '../i18n/text-context'
import { showToast } from '../operations/toast-store'
import type { EntryRow } from '../tree/row'
import { IconButton } from '../ui/button'
import styles from './facts.module.css'

interface Fact {
  readonly label: string
  readonly value: string
  /** What copying takes; null where there is nothing to copy. */
  readonly copy: string | null
  readonly isCode: boolean
}

export function Facts({ row }: { readonly row: EntryRow }) {
  const text = useText()
  return (
    <dl className={styles.facts}>
      {factsOf(row, text).map(fact => (
        <FactLine key={`${row.id} ${fact.label}`} fact={fact} />
      ))}
    </dl>
  )
}

function factsOf({ entry, path }: EntryRow, text: Catalogue): readonly Fact[] {
  const { facts } = text.inspector
  const target = entry.kind === 'link' ? parseLink(entry.assetUri) : null
  const modified = entry.modifiedMs === null ? text.inspector.unknownDate : exactDate(text, entry.modifiedMs)
  const list: readonly (Fact | null)[] = [
    words(facts.modified, modified),
    target ? null : words(facts.visibility, entry.isPublic ? text.inspector.public : text.inspector.private),
    target && target.kind !== 'unknown' ? words(facts.owner, target.owner) : null,
    code(facts.path, path),
    code(facts.record, entry.recordId),
    code(target ? facts.target : facts.asset, entry.assetUri),
    entry.name.includes('<') ? code(facts.rawName, entry.name) : null,
  ]
  return list.filter(fact => fact !== null)
}

function words(label: string, value: string): Fact {
  return { label, value, copy: null, isCode: false }
}

function code(label: string, value: string | null): Fact | null {
  return value ? { label, value: visibleText(value), copy: value, isCode: true } : null
}

function FactLine({ fact }: { readonly fact: Fact }) {
  const text = useText()
  const [isCopied, setCopied] = useState(false)
  const { copy } = fact
  async function copyText(value: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(value)
      setCopied(true)
    } catch {
      showToast({ tone: 'failure', message: text.inspector.notCopied, actions: [] })
    }
  }
  return (
    <div>
      <dt className={styles.label}>{fact.label}</dt>
      <dd className={styles.line}>
        <span
          className={styles.value}
          data-code={fact.isCode}
          {...(fact.isCode ? { 'data-private': '' } : {})}
          title={fact.value}
        >
          {fact.value}
        </span>
        {copy !== null && (
          <IconButton
            label={isCopied ? text.inspector.copied : text.inspector.copy(fact.label)}
            icon={isCopied ? <Check size={14} /> : <Copy size={14} />}
            onClick={() => void copyText(copy)}
            onBlur={() => setCopied(false)}
          />
        )}
      </dd>
    </div>
  )
}
