import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useBrowser } from '../../browser/browser-context'
import { IconButton } from '../../kit/button'
import { pressIn } from '../../kit/scope-keys'
import { useStore } from '../../kit/store'
import { useText } from '../../kit/text-context'
import { useSession } from '../../session/session-context'
import styles from './activity-panel.module.css'
import { HistoryList } from './history-list'
import { RunningList } from './running-list'

/** What is being done and what was done. Beside the work, not in front of it: the window stays usable. */
export function ActivityPanel() {
  const isOpen = useStore(useSession().activity.view, view => view.isOpen)
  return isOpen && <OpenPanel />
}

function OpenPanel() {
  const text = useText()
  const browser = useBrowser()
  const { activity } = browser.session
  const panel = useRef<HTMLElement>(null)
  useEffect(() => panel.current?.focus(), [])

  function close(): void {
    activity.close()
    browser.focus()
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc closes from anywhere inside
    <section
      ref={panel}
      tabIndex={-1}
      aria-label={text.history.title}
      className={styles.panel}
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
