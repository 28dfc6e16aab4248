import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { EntryRow } from '../../browser/row'
import { IconButton } from '../../kit/button'
import { useText } from '../../kit/text-context'
import { showToast } from '../../kit/toast-store'
import { useNow } from '../../kit/use-now'
import { titlesOnWay } from '../../listings/listed-entries'
import { useInventory, useSession } from '../../session/session-context'
import type { Fact } from './fact'
import styles from './facts.module.css'
import { factsOf } from './facts-of'

export function Facts({ row }: { readonly row: EntryRow }) {
  const text = useText()
  const nowMs = useNow()
  const session = useSession()
  const { userId, capabilities } = useInventory()
  const context = {
    text,
    nowMs,
    userId,
    capabilities,
    titlesOnWay: (path: InventoryPath) => titlesOnWay(session, path),
  }
  return (
    <dl className={styles.facts}>
      {factsOf(row, context).map(fact => (
        <FactLine key={`${row.id} ${fact.label}`} fact={fact} />
      ))}
    </dl>
  )
}

/** A label, what it is, and what that means. */
export function FactLine({ fact: { label, value, note, copy, isCode, isPrivate } }: { readonly fact: Fact }) {
  return (
    <div>
      <dt className={styles.label}>{label}</dt>
      <dd className={styles.line}>
        <span
          className={styles.value}
          data-code={isCode}
          {...(isPrivate ? { 'data-private': '' } : {})}
          title={isCode ? value : undefined}
        >
          {value}
        </span>
        {copy !== null && <CopyButton label={label} copy={copy} />}
      </dd>
      {note && <dd className={styles.note}>{note}</dd>}
    </div>
  )
}

function CopyButton({ label, copy }: { readonly label: string; readonly copy: string }) {
  const text = useText()
  const [isCopied, setCopied] = useState(false)
  async function copyText(): Promise<void> {
    try {
      await navigator.clipboard.writeText(copy)
      setCopied(true)
    } catch {
      showToast({ tone: 'failure', message: text.inspector.notCopied, actions: [] })
    }
  }
  return (
    <IconButton
      label={isCopied ? text.inspector.copied : text.inspector.copy(label)}
      icon={isCopied ? <Check size={14} /> : <Copy size={14} />}
      onClick={() => void copyText()}
      onBlur={() => setCopied(false)}
    />
  )
}
