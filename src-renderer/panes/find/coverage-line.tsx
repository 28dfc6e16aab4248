import type { CrawlNow } from '../../../src-shared/model/crawl'
import { useStore } from '../../kit/store'
import { useText } from '../../kit/text-context'
import { useNow } from '../../kit/use-now'
import { useSession } from '../../session/session-context'
import { ageWords } from '../../text/dates'
import type { Catalogue } from '../../text/en'
import { CrawlControl } from './crawl-control'
import styles from './find-panel.module.css'
import type { Coverage } from './found'

/** A look that is older than this is told. */
const OLD_MS = 24 * 60 * 60_000

interface CoverageLineProps {
  readonly id: string
  readonly coverage: Coverage
  /** False: the way to look through the rest stands elsewhere. */
  readonly hasControl: boolean
}

/** How much was looked through, how old that is, and the way to look through the rest. */
export function CoverageLine({ id, coverage, hasControl }: CoverageLineProps) {
  const text = useText()
  const session = useSession()
  const nowMs = useNow()
  const closed = useStore(session.crawl, now => closedOf(now))
  return (
    <div className={styles.coverage}>
      <p id={id}>{coverageText(text, coverage, closed, nowMs)}</p>
      {hasControl && <LookThrough coverage={coverage} />}
    </div>
  )
}

/** The way to look through the rest; none where nothing is left, and without the index. */
export function LookThrough({ coverage, isLarge = false }: { coverage: Coverage; isLarge?: boolean }) {
  const closed = useStore(useSession().crawl, now => closedOf(now))
  if (coverage.kind !== 'index') return null
  return <CrawlControl hasUnlisted={coverage.neverListed > closed} isLarge={isLarge} />
}

/** As many as could not be looked into when everything was looked through; what came since waits to be listed. */
export function closedOf({ index, throughAtMs, closed }: CrawlNow): number {
  return throughAtMs !== null && index?.crawl === null ? closed : 0
}

export function coverageText(text: Catalogue, coverage: Coverage, closed: number, nowMs: number): string {
  if (coverage.kind === 'opened') return text.find.coverage(coverage.folders)
  const { folders, neverListed, oldestMs, beyondBounds } = coverage
  const listed = folders - neverListed
  const isAll = neverListed <= closed
  const main = isAll ? text.find.covered(listed) : text.find.coveredPart(listed, folders)
  const isOld = oldestMs !== null && nowMs - oldestMs > OLD_MS
  const shut = Math.min(closed, neverListed)
  return [
    main,
    ...(shut > 0 ? [text.find.closed(shut)] : []),
    ...(isOld ? [text.find.oldest(ageWords(text, oldestMs, nowMs))] : []),
    ...(beyondBounds > 0 ? [text.find.beyondBounds(beyondBounds)] : []),
  ].join(' · ')
}
