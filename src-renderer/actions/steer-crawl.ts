import { titleOf } from '../../src-shared/domain/names'
import { AppFailure } from '../../src-shared/errors'
import type { CrawlWish } from '../../src-shared/ipc/contract'
import type { EntryRow } from '../browser/row'
import { closeOverlay } from '../kit/overlay-store'
import { sayFailure } from '../kit/say-failure'
import { showToast } from '../kit/toast-store'
import { indexOf } from '../listings/session-index'
import type { Session } from '../session/session'
import type { Catalogue } from '../text/en'
import { askYesNo } from './dialogs'

/** Begins, stops or goes on looking through everything. Where that costs a service something, it is asked before the first time. */
export async function steerCrawl(session: Session, text: Catalogue, to: CrawlWish): Promise<void> {
  const { isAllowed, isCostly, mostPerSecond } = session.crawl.get()
  const isFirst = to === 'allow' && !isAllowed && isCostly
  if (isFirst && !(await isMeant(session, text, mostPerSecond))) return
  try {
    await session.ask('crawl.steer', { to })
  } catch (error) {
    if (!(error instanceof AppFailure)) throw error
    sayFailure(error)
  }
}

/** Looks through what a link shows, which nobody does by itself: it may be another person's, and any size. */
export async function followLink(session: Session, text: Catalogue, { entry }: EntryRow): Promise<void> {
  try {
    await session.ask('crawl.follow', { recordId: entry.recordId })
    showToast({ tone: 'result', message: text.crawl.following(titleOf(entry)), actions: [] })
  } catch (error) {
    if (!(error instanceof AppFailure)) throw error
    sayFailure(error)
  }
}

/** Deletes from this computer what was seen of the open inventory, after a question. */
export async function forgetInventory(session: Session, text: Catalogue): Promise<void> {
  closeOverlay()
  const isMeant = await askYesNo(session, {
    title: text.crawl.forgetTitle,
    description: text.crawl.forgetText,
    confirm: text.crawl.forgetConfirm,
    cancel: text.ask.cancel,
  })
  if (!isMeant) return
  try {
    await session.ask('index.forget', null)
    showToast({ tone: 'result', message: text.crawl.forgotten, actions: [] })
  } catch (error) {
    if (!(error instanceof AppFailure)) throw error
    sayFailure(error)
  }
}

async function isMeant(session: Session, text: Catalogue, perSecond: number | null): Promise<boolean> {
  const request = { kind: 'whole', recordId: null } as const
  const estimate = await indexOf(session).get()?.call('crawl.estimate', request)
  const isTold = perSecond !== null && estimate?.ok === true
  return askYesNo(session, {
    title: text.crawl.askTitle,
    description: isTold ? text.crawl.ask(estimate.value, perSecond) : text.crawl.askAtOwnPace,
    confirm: text.crawl.lookThrough,
    cancel: text.ask.cancel,
  })
}
