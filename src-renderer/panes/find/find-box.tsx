import { type KeyboardEvent, type MouseEvent, useEffect, useId, useRef, useState } from 'react'
import { findWishOf } from '../../actions/ask-find'
import { reveal } from '../../actions/reveal'
import type { Branch } from '../../browser/branch'
import { useBrowser } from '../../browser/browser-context'
import { pressIn } from '../../kit/scope-keys'
import { useText } from '../../kit/text-context'
import { showToast } from '../../kit/toast-store'
import { useInventory, useSession } from '../../session/session-context'
import styles from './find-box.module.css'
import { FindField } from './find-field'
import { FindPanel } from './find-panel'
import { focusFind } from './focus-find'
import type { FindScope, FoundEntry } from './found'
import { useFind } from './use-find'
import { useFindFocus } from './use-find-focus'
import { useRowOfFound } from './use-found-drag'
import { useFoundKeys } from './use-found-keys'
import { useResultKeys } from './use-result-keys'

/** Pressing what was found begins a drag; when it ends where it began, the box has the focus again: typing goes on. */
function keepTyping({ target, currentTarget }: MouseEvent<HTMLElement>): void {
  const isResult = target instanceof Element && target.closest('[role="option"]') !== null
  if (isResult) currentTarget.querySelector('input')?.focus({ preventScroll: true })
}

/**
 * Finds entries in all that is known of the inventory, or, where the index is not
 * there, in what this window has listed; what was found hangs below the box while
 * it has the focus.
 */
export function FindBox({ location }: { readonly location: Branch }) {
  const ids = useId()
  const { key } = useInventory()
  const { isOpen, onFocus, onBlur, giveBack } = useFindFocus()
  const [typed, setTyped] = useState('')
  const [scope, setScope] = useState<FindScope>('everywhere')
  const { found, isCurrent, hasIndex } = useFind({ typed, scope, location, isOpen })
  const show = useShowFound()
  useFindWish(query => {
    setTyped(query)
    setScope('everywhere')
  })

  function close(): void {
    setTyped('')
    setScope('everywhere')
    giveBack()
  }

  const entries = found?.entries ?? []
  const { active, setActive, handlers } = useResultKeys({
    entries,
    isCurrent,
    typed,
    onShow: show,
    onClose: close,
  })
  const acting = useFoundKeys({ reached: entries[Math.max(0, active)] ?? null, isCurrent, typed })

  function press(event: KeyboardEvent): void {
    pressIn('found', event, { ...handlers, ...acting })
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
          typed={typed}
          scope={hasIndex ? scope : null}
          presentFolder={location.recordIds.at(-1) ?? null}
          active={active}
          onType={setTyped}
          onScope={setScope}
          onActivate={setActive}
          onShow={show}
        />
      )}
    </search>
  )
}

/** What is asked from elsewhere (a saved search) is looked for as if it had been typed. */
function useFindWish(type: (query: string) => void): void {
  const wish = findWishOf(useSession())
  const latest = useRef(type)
  useEffect(() => {
    latest.current = type
  })
  useEffect(
    () =>
      wish.subscribe(() => {
        const wanted = wish.get()
        if (wanted === null) return
        latest.current(wanted.query)
        focusFind()
      }),
    [wish],
  )
}

/** Shows something that was found in its folder; what was typed stays, for those who come back for the next one. */
function useShowFound(): (found: FoundEntry) => void {
  const text = useText()
  const browser = useBrowser()
  const rowOf = useRowOfFound()
  return found => {
    const row = rowOf(found)
    // What the window has not listed is listed first, and may have gone meanwhile.
    if (row) void reveal(browser, [row], text)
    else showToast({ tone: 'note', message: text.find.notHere, actions: [] })
  }
}
