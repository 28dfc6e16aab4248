import type { CrawlNow } from '../../../src-shared/model/crawl'
import type { IndexStatus } from '../../../src-shared/model/index-status'
import { steerCrawl } from '../../actions/steer-crawl'
import { Button } from '../../kit/button'
import { Modal } from '../../kit/modal'
import { ProgressBar } from '../../kit/progress-bar'
import { useStore } from '../../kit/store'
import { useText } from '../../kit/text-context'
import { useNow } from '../../kit/use-now'
import { useSession } from '../../session/session-context'
import { ageWords } from '../../text/dates'
import type { Catalogue } from '../../text/en'
import styles from './crawl-dialog.module.css'

/** What is known of the inventory, how old that is, and what becomes of looking through the rest. */
export function CrawlDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText()
  const session = useSession()
  const now = useStore(session.crawl, value => value)
  const { index, isAllowed, isStopped } = now
  const isRunning = (index?.crawl ?? null) !== null && !isStopped
  return (
    <Modal title={text.crawl.title} onClose={onClose}>
      {index === null ? (
        <div className={styles.body}>
          <p className={styles.away}>{text.crawl.away}</p>
        </div>
      ) : (
        <div className={styles.body}>
          {index.crawl && (
            <ProgressBar
              label={text.crawl.state}
              done={index.crawl.listed}
              total={index.crawl.listed + index.crawl.left}
            />
          )}
          <Facts now={now} index={index} />
          {!index.isWritable && <p className={styles.away}>{text.crawl.unkept}</p>}
          <div className={styles.buttons}>
            {isRunning && (
              <Button onClick={() => void steerCrawl(session, text, 'stop')}>{text.crawl.pause}</Button>
            )}
            <Button
              look="primary"
              onClick={() => void steerCrawl(session, text, isAllowed ? 'go-on' : 'allow')}
            >
              {isAllowed ? text.crawl.goOn : text.crawl.lookThrough}
            </Button>
          </div>
        </div>
      )}
    </Modal>
  )
}

function Facts({ now, index }: { readonly now: CrawlNow; readonly index: IndexStatus }) {
  const text = useText()
  const nowMs = useNow()
  return (
    <dl className={styles.facts}>
      {factsOf(text, now, index, nowMs).map(([name, value]) => (
        <div key={name} className={styles.fact}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function factsOf(
  text: Catalogue,
  now: CrawlNow,
  index: IndexStatus,
  nowMs: number,
): readonly (readonly [string, string])[] {
  const { entries, folders, neverListed, fresh, failing, oldestMs, bytesOnDisk } = index
  const { perSecond, mostPerSecond, leftMs } = now
  return [
    [text.crawl.state, stateText(text, now)],
    [text.crawl.known, text.crawl.knownValue(entries, folders)],
    ...(neverListed > 0 ? [[text.crawl.never, text.crawl.folders(neverListed)] as const] : []),
    [text.crawl.fresh, text.crawl.folders(fresh)],
    ...(failing > 0 ? [[text.crawl.failing, text.crawl.folders(failing)] as const] : []),
    ...(oldestMs === null ? [] : [[text.crawl.oldest, ageWords(text, oldestMs, nowMs)] as const]),
    ...(index.crawl === null
      ? []
      : [[text.crawl.rate, text.crawl.rateValue(perSecond, mostPerSecond)] as const]),
    ...(leftMs === null ? [] : [[text.crawl.left, text.crawl.minutes(leftMs / 60_000)] as const]),
    ...(bytesOnDisk > 0 ? [[text.crawl.disk, text.crawl.megabytes(bytesOnDisk)] as const] : []),
  ]
}

function stateText(text: Catalogue, { index, isAllowed, isStopped, hold }: CrawlNow): string {
  if (isStopped) return text.crawl.holds.person
  if ((index?.crawl ?? null) !== null) return hold === null ? text.crawl.working : text.crawl.holds[hold]
  return isAllowed ? text.crawl.idle : text.crawl.notAllowed
}
