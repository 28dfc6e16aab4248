import { Inbox } from 'lucide-react'
import { useBrowser } from '../../browser/browser-context'
import { useStore } from '../../kit/store'
import { useText } from '../../kit/text-context'
import { isTrayOpen } from '../../session/tray-view'
import { toggleTray } from './toggle-tray'
import styles from './tray-button.module.css'

/** In the status bar while something is in the tray: tells how much, and shows it or puts it away. */
export function TrayButton() {
  const text = useText()
  const browser = useBrowser()
  const { tray } = browser.session
  const count = useStore(tray.content, ({ entries }) => entries.length)
  const isOpen = useStore(tray.view, view => isTrayOpen(view, count))
  if (count === 0) return null
  return (
    <button
      type="button"
      className={styles.button}
      aria-label={text.tray.open(count)}
      title={text.tray.open(count)}
      aria-expanded={isOpen}
      onClick={() => toggleTray(browser)}
    >
      <Inbox size={14} aria-hidden />
      {count.toLocaleString(text.locale)}
    </button>
  )
}
