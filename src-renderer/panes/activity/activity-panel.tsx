import { X } from 'lucide-react'
import { useCallback, useEffect, useRef } from 'react'
import type { Browser } from '../../browser/browser'
import { useBrowser } from '../../browser/browser-context'
import { clipboardOf } from '../../browser/clipboard'
import { IconButton } from '../../kit/button'
import { isCovered } from '../../kit/is-covered'
import { pressIn } from '../../kit/scope-keys'
import { useText } from '../../kit/text-context'
import styles from './activity-panel.module.css'
import { HistoryList } from './history-list'
import { RunningList } from './running-list'

/** What is being done and what was done: a pane beside the contents, in the place of the details. Esc closes it from anywhere. */
export function ActivityPanel() {
  const text = useText()
  const browser = useBrowser()
  const { activity } = browser.session
  const panel = useRef<HTMLElement>(null)
  useEffect(() => panel.current?.focus(), [])
  const close = useCallback(() => {
    activity.close()
    browser.focus()
  }, [activity, browser])
  useEscape(browser, close)

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc closes from anywhere inside
    <section
      ref={panel}
      tabIndex={-1}
      aria-label={text.history.title}
      className={styles.panel}
      data-pane=""
      onKeyDown={event => pressIn('activity', event, { close })}
    >
      <header className={styles.header}>
        <h2 className={styles.title}>{text.history.title}</h2>
        <IconButton label={text.history.close} icon={<X size={16} />} onClick={close} />
      </header>
      <RunningList />
      <HistoryList />
    </section>
  )
}

/** Unless the key has something nearer to end: what is typed, a dialog, a cut. */
function useEscape(browser: Browser, close: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const isTyped = event.target instanceof HTMLInputElement && event.target.value !== ''
      if (event.key !== 'Escape' || event.isComposing || isTyped || isCovered()) return
      if (clipboardOf(browser.session).get()?.mode === 'move') return
      event.stopPropagation()
      close()
    }
    window.addEventListener('keydown', press, { capture: true })
    return () => window.removeEventListener('keydown', press, { capture: true })
  }, [browser, close])
}
