import { type KeyboardEvent, type MouseEvent, useId, useState } from 'react'
import { type NameFilter, NO_FILTER } from '../../../src-shared/domain/name-query'
import { revealRows } from '../../actions/reveal-rows'
import { useBrowser } from '../../browser/browser-context'
import { rowOfSeen } from '../../browser/row-of-seen'
import { pressIn } from '../../kit/scope-keys'
import { useText } from '../../kit/text-context'
import { useInventory } from '../../session/session-context'
import styles from './find-box.module.css'
import type { FoundEntry } from './find-entries'
import { FindField } from './find-field'
import { FindPanel } from './find-panel'
import { useCollectFound } from './use-collect-found'
import { useFind } from './use-find'
import { useFindFocus } from './use-find-focus'
import { useResultKeys } from './use-result-keys'

/** Pressing what was found begins a drag; when it ends where it began, the box has the focus again: typing goes on. */
function keepTyping({ target, currentTarget }: MouseEvent<HTMLElement>): void {
  const isResult = target instanceof Element && target.closest('[role="option"]') !== null
  if (isResult) currentTarget.querySelector('input')?.focus({ preventScroll: true })
}

/** Finds entries by name in what has been listed so far; what was found hangs below the box while it has the focus. */
export function FindBox() {
  const ids = useId()
  const browser = useBrowser()
  const text = useText()
  const { key } = useInventory()
  const { isOpen, onFocus, onBlur, giveBack } = useFindFocus()
  const [typed, setTyped] = useState('')
  const [filter, setFilter] = useState<NameFilter>(NO_FILTER)
  const { found, isCurrent } = useFind({ typed, filter, isOpen })

  function close(): void {
    setTyped('')
    setFilter(NO_FILTER)
    giveBack()
  }

  /** What was typed stays, for those who come back for the next one. */
  function show(found: FoundEntry): void {
    const row = rowOfSeen(found)
    if (row) revealRows(browser, [row], text)
  }

  const entries = found?.entries ?? []
  const { active, setActive, handlers } = useResultKeys({
    entries,
    isCurrent,
    typed,
    onShow: show,
    onClose: close,
  })
  const collect = useCollectFound({ reached: entries[Math.max(0, active)] ?? null, isCurrent, typed })

  function press(event: KeyboardEvent): void {
    pressIn('found', event, { ...handlers, collect })
  }

  const pointers = {
    'aria-describedby': `${ids}coverage`,
    ...(entries.length > 0 ? { 'aria-controls': `${ids}list` } : {}),
    ...(active >= 0 ? { 'aria-activedescendant': `${ids}${active}` } : {}),
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- listens for the keys of the box, the filters and the list in it
    <search
      className={styles.find}
      onFocus={onFocus}
      onBlur={onBlur}
      onKeyDown={press}
      onMouseUp={keepTyping}
    >
      <FindField value={typed} disabled={key === ''} onChange={setTyped} {...(isOpen ? pointers : {})} />
      {isOpen && (
        <FindPanel
          ids={ids}
          found={found}
          filter={filter}
          active={active}
          onFilter={setFilter}
          onActivate={setActive}
          onShow={show}
        />
      )}
    </search>
  )
}
