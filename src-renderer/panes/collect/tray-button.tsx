import { Inbox } from 'lucide-react'
import { useStore } from '../../kit/store'
import { useText } from '../../kit/text-context'
import { trayStore } from '../../session/tray-store'
import { isTrayOpen, trayView } from '../../session/tray-view'
import { toggleTray } from './toggle-tray'
import styles from './tray-button.module.css'

/** In the status bar while something is in the tray: tells how much, and shows it or puts it away. */
export function TrayButton() {
  const text = useText()
  const count = useStore(trayStore, tray => tray.entries.length)
  const isOpen = useStore(trayView, view => isTrayOpen(view, count))
  if (count === 0) return null
  return (
    <button
      type="button"
      className={styles.button}
      aria-label={text.tray.open(count)}
      title={text.tray.open(count)}
      aria-expanded={isOpen}
      onClick={toggleTray}
    >
      <Inbox size={14} aria-hidden />
      {count.toLocaleString(text.locale)}
    </button>
  )
}
