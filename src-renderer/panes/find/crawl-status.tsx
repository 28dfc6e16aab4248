import { Telescope } from 'lucide-react'
import { openOverlay } from '../../kit/overlay-store'
import { useStore } from '../../kit/store'
import { useText } from '../../kit/text-context'
import { useSession } from '../../session/session-context'
import styles from './crawl-status.module.css'

/** In the status bar, while everything is being looked through: how far it is. */
export function CrawlStatus() {
  const text = useText()
  const { index, hold, isStopped } = useStore(useSession().crawl, now => now)
  const crawl = index?.crawl ?? null
  if (crawl === null || isStopped) return null
  const folders = crawl.listed + crawl.left
  return (
    <button
      type="button"
      className={styles.status}
      aria-haspopup="dialog"
      title={hold === null ? text.crawl.title : text.crawl.holds[hold]}
      onClick={() => openOverlay({ kind: 'crawl' })}
    >
      <Telescope size={14} aria-hidden />
      <span className={styles.words}>
        {hold === null ? text.crawl.running(crawl.listed, folders) : text.crawl.waiting}
      </span>
    </button>
  )
}
