import { type KeyboardEvent, useId, useRef, useState } from 'react'
import type { Refusal } from '../../src-shared/model/refusal'
import { refusalText } from '../i18n/refusal-text'
import { useText } from '../i18n/text-context'
import styles from './edit-name.module.css'

const COMPOSITION_KEY_CODE = 229

interface EditNameProps {
  readonly label: string
  readonly initial: string
  /** Why the typed name will not do, or null. */
  readonly check: (name: string) => Refusal | null
  readonly onCommit: (name: string) => void
  readonly onCancel: () => void
}

/** A name being typed in its row: Enter keeps it, Esc forgets it, leaving keeps a valid one. */
export function EditName({ label, initial, check, onCommit, onCancel }: EditNameProps) {
  const text = useText()
  const messageId = useId()
  const [name, setName] = useState(initial)
  const refusal = name === initial ? null : check(name)
  // Taking the focused field out of the page blurs it once more.
  const isSettled = useRef(false)

  function settle(keep: boolean): void {
    if (isSettled.current) return
    isSettled.current = true
    if (keep) onCommit(name)
    else onCancel()
  }

  function onKeyDown(event: KeyboardEvent): void {
    event.stopPropagation()
    if (isForComposition(event)) return
    if (event.key === 'Escape') settle(false)
    if (event.key !== 'Enter') return
    const problem = check(name)
    if (!problem || problem.reason === 'same-name') settle(!problem)
  }

  return (
    <span className={styles.field}>
      <input
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just asked to type here
        autoFocus
        className={styles.input}
        aria-label={label}
        aria-invalid={refusal !== null}
        aria-describedby={messageId}
        value={name}
        spellCheck={false}
        onFocus={event => event.target.select()}
        onChange={event => setName(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => settle(name !== initial && !refusal)}
        onMouseDown={event => event.stopPropagation()}
        onDoubleClick={event => event.stopPropagation()}
      />
      <span id={messageId} role="alert" className={styles.message} hidden={!refusal}>
        {refusal && refusalText(text, refusal)}
      </span>
    </span>
  )
}

/** Enter and Esc answer an input method first. Chromium marks the key that ends a conversion by its code only. */
function isForComposition({ nativeEvent, keyCode }: KeyboardEvent): boolean {
  return nativeEvent.isComposing || keyCode === COMPOSITION_KEY_CODE
}
