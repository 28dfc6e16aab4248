import type { MouseEvent } from 'react'
import { steerCrawl } from '../../actions/steer-crawl'
import { Button } from '../../kit/button'
import { useStore } from '../../kit/store'
import { useText } from '../../kit/text-context'
import { useSession } from '../../session/session-context'
import styles from './find-panel.module.css'

interface CrawlControlProps {
  readonly hasUnlisted: boolean
  /** It is what one does next. */
  readonly isLarge: boolean
}

/** Begins to look through everything, or says how far it has come. */
export function CrawlControl({ hasUnlisted, isLarge }: CrawlControlProps) {
  const text = useText()
  const session = useSession()
  const { index, hold, isStopped } = useStore(session.crawl, now => now)
  const crawl = index?.crawl ?? null
  if (crawl !== null && !isStopped) {
    const words =
      hold === null ? text.crawl.running(crawl.listed, crawl.listed + crawl.left) : text.crawl.holds[hold]
    return <p>{words}</p>
  }
  if (!hasUnlisted) return null
  const start = {
    // The box keeps the focus: typing goes on while it is looked through.
    onMouseDown: (event: MouseEvent) => event.preventDefault(),
    onClick: () => void steerCrawl(session, text, 'allow'),
  }
  return isLarge ? (
    <Button look="primary" {...start}>
      {text.crawl.lookThrough}
    </Button>
  ) : (
    <button type="button" className={styles.look} {...start}>
      {text.crawl.lookThrough}
    </button>
  )
}
