import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import { startOfWords } from '../../../src-shared/domain/start-of-words'
import type { Refusal } from '../../../src-shared/model/refusal'
import { keepInView } from '../../browser/keep-in-view'
import { useText } from '../../kit/text-context'
import { refusalText } from '../../text/refusal-text'
import styles from './edit-name.module.css'

const COMPOSITION_KEY_CODE = 229

interface EditNameProps {
  readonly label: string
  readonly initial: string
  /** Why the typed name will not do, or null. */
  readonly check: (name: string) => Refusal | null
  readonly onCommit: (name: string) => void
  readonly onCancel: () => void
  /** Tab and Shift+Tab go on to another name; null for the name that stays as it was. Without it they are Enter. */
  readonly onTab?: (step: 1 | -1, name: string | null) => void
}

/**
 * A name being typed in its row: Enter keeps it, Esc forgets it, leaving keeps a
 * valid one. Markup is shown as it is stored; what is selected are the words in it.
 */
export function EditName({ label, initial, check, onCommit, onCancel, onTab }: EditNameProps) {
  const text = useText()
  const messageId = useId()
  const [name, setName] = useState(initial)
  const refusal = name === initial ? null : check(name)
  // Taking the focused field out of the page blurs it once more.
  const isSettled = useRef(false)
  const field = useRef<HTMLInputElement>(null)
  const message = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    if (refusal && message.current && field.current) keepInView(message.current, field.current)
  })

  function settle(keep: boolean): void {
    if (isSettled.current) return
    isSettled.current = true
    if (keep) onCommit(name)
    else onCancel()
  }

  function onKeyDown(event: KeyboardEvent): void {
    event.stopPropagation()
    if (isForComposition(event)) return
    if (event.key === 'Escape') return settle(false)
    if (event.key !== 'Enter' && event.key !== 'Tab') return
    event.preventDefault()
    const problem = check(name)
    if (problem && problem.reason !== 'same-name') return
    if (event.key === 'Tab' && onTab) goOn(event.shiftKey ? -1 : 1, problem ? null : name)
    else settle(!problem)
  }

  function goOn(step: 1 | -1, newName: string | null): void {
    if (isSettled.current) return
    isSettled.current = true
    onTab?.(step, newName)
  }

  return (
    <span className={styles.field}>
      <input
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just asked to type here
        autoFocus
        ref={field}
        className={styles.input}
        aria-label={label}
        aria-invalid={refusal !== null}
        aria-describedby={messageId}
        value={name}
        spellCheck={false}
        onFocus={({ target }) => target.setSelectionRange(startOfWords(initial), initial.length)}
        onChange={event => setName(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={() => settle(name !== initial && !refusal)}
        onMouseDown={event => event.stopPropagation()}
        onDoubleClick={event => event.stopPropagation()}
      />
      <span ref={message} id={messageId} role="alert" className={styles.message} hidden={!refusal}>
        {refusal && refusalText(text, refusal)}
      </span>
    </span>
  )
}

/** Enter and Esc answer an input method first. Chromium marks the key that ends a conversion by its code only. */
function isForComposition({ nativeEvent, keyCode }: KeyboardEvent): boolean {
  return nativeEvent.isComposing || keyCode === COMPOSITION_KEY_CODE
}
