import { type FocusEvent, type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import { startOfWords } from '../../../src-shared/domain/start-of-words'
import type { Refusal } from '../../../src-shared/model/refusal'
import { useBrowser } from '../../browser/browser-context'
import { keepInView } from '../../browser/keep-in-view'
import type { RowId } from '../../kit/row-id'
import { pressIn } from '../../kit/scope-keys'
import { useText } from '../../kit/text-context'
import { isWindowBlur } from '../../kit/window-blur'
import { refusalText } from '../../text/refusal-text'
import styles from './edit-name.module.css'

interface EditNameProps {
  /** Of the row in which it is typed. */
  readonly id: RowId
  readonly label: string
  readonly initial: string
  /** What is to be said when the thing that gets the name is no longer there, or null. */
  readonly gone: string | null
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
 * What is typed is never lost: for what is gone meanwhile the text stays until Esc,
 * and a window that is left for another one finds the field as it was.
 */
export function EditName({ id, label, initial, gone, check, onCommit, onCancel, onTab }: EditNameProps) {
  const text = useText()
  const messageId = useId()
  const { typed } = useBrowser()
  const [before] = useState(() => (typed.current?.id === id ? typed.current : null))
  const [name, setName] = useState(before?.name ?? initial)
  const refusal = gone !== null || name === initial ? null : check(name)
  const problem = gone ?? (refusal && refusalText(text, refusal))
  // Taking the focused field out of the page blurs it once more.
  const isSettled = useRef(false)
  const field = useRef<HTMLInputElement>(null)
  const message = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    if (problem !== null && message.current && field.current) keepInView(message.current, field.current)
  })
  useLayoutEffect(() => {
    const range = before ?? { from: startOfWords(initial), to: initial.length }
    field.current?.setSelectionRange(range.from, range.to)
    // Once: the field is the person's from then on, whoever else has renamed the entry.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [])

  /** The field may be drawn anew in another line of the grid, or in the other view. */
  function note({ value, selectionStart, selectionEnd }: HTMLInputElement, hasFocus = true): void {
    typed.current = { id, name: value, from: selectionStart ?? 0, to: selectionEnd ?? 0, hasFocus }
  }

  function settle(keep: boolean): void {
    if (isSettled.current) return
    isSettled.current = true
    if (keep) onCommit(name)
    else onCancel()
  }

  function onKeyDown(event: KeyboardEvent): void {
    pressIn('name', event, {
      keep: () => keep(settle),
      'next-name': () => keep(isChanged => goOn(1, isChanged ? name : null)),
      'previous-name': () => keep(isChanged => goOn(-1, isChanged ? name : null)),
      cancel: () => settle(false),
    })
    // Whatever else is pressed belongs to the text.
    event.stopPropagation()
  }

  /** Only a name that will do; the one that it was is kept by changing nothing. */
  function keep(act: (isChanged: boolean) => void): void {
    const refused = check(name)
    if (gone !== null || (refused && refused.reason !== 'same-name')) return
    act(refused === null)
  }

  function onBlur({ target }: FocusEvent<HTMLInputElement>): void {
    if (isWindowBlur(target)) return
    if (gone === null || name === initial) settle(gone === null && name !== initial && !refusal)
    else note(target, false)
  }

  function goOn(step: 1 | -1, newName: string | null): void {
    if (!onTab) return settle(newName !== null)
    if (isSettled.current) return
    isSettled.current = true
    onTab(step, newName)
  }

  return (
    <span className={styles.field}>
      <input
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just asked to type here
        autoFocus={before?.hasFocus ?? true}
        ref={field}
        className={styles.input}
        aria-label={label}
        aria-invalid={problem !== null}
        aria-describedby={messageId}
        value={name}
        spellCheck={false}
        onChange={({ target }) => {
          setName(target.value)
          note(target)
        }}
        onSelect={({ currentTarget }) => note(currentTarget)}
        onKeyDown={onKeyDown}
        onBlur={onBlur}
        onMouseDown={event => event.stopPropagation()}
        onDoubleClick={event => event.stopPropagation()}
      />
      <span ref={message} id={messageId} role="alert" className={styles.message} hidden={problem === null}>
        {problem}
      </span>
    </span>
  )
}
