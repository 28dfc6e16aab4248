import { titleOf } from '../../src-shared/domain/names'
import { childPath } from '../../src-shared/domain/paths'
import { AppFailure } from '../../src-shared/errors'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { KeptPlace } from '../../src-shared/model/kept-place'
import type { SourcePlace } from '../../src-shared/model/source-place'
import type { Browser } from '../browser/browser'
import { followPath } from '../browser/follow-path'
import { leadOf } from '../browser/link-lead'
import { rowOf } from '../browser/locate'
import { pathProblemText } from '../browser/path-problem-text'
import type { EntryRow } from '../browser/row'
import { ROOT_ID } from '../kit/row-id'
import { showToast, type ToastAction } from '../kit/toast-store'
import { indexOf } from '../listings/session-index'
import { resolverOf } from '../listings/session-resolver'
import type { Inventory, Session } from '../session/session'
import type { Catalogue } from '../text/en'
import { reveal } from './reveal'
import { steerCrawl } from './steer-crawl'

/** Why nothing can be looked for, in words; null where it can. */
export function whyNoOriginal(text: Catalogue, { userId }: Inventory, row: EntryRow): string | null {
  const { kind } = leadOf(row, userId)
  return kind === 'record' || kind === 'path' ? null : text.original.why[kind]
}

/** Shows the thing that a link leads to, selected in its folder, or says how much is known of it. */
export async function findOriginal(browser: Browser, text: Catalogue, row: EntryRow): Promise<void> {
  const { session } = browser
  const lead = leadOf(row, session.inventory.get().userId)
  if (lead.kind === 'path') return showByPath(browser, text, row, lead.path)
  if (lead.kind !== 'record') return
  const { recordId } = lead
  const inSight = rowOf(resolverOf(session).now.whereIsRecord(recordId))
  if (inSight !== null) return reveal(browser, [inSight], text)
  const indexed = await indexedPlace(session, recordId)
  if (indexed?.isHere === true) return reveal(browser, [indexed.place], text)
  const said = await askSource(session, recordId)
  if (said.kind === 'at') return showByPath(browser, text, row, said.path)
  if (indexed !== null) return reveal(browser, [indexed.place], text)
  if (said.kind === 'nowhere' || row.entry.facts?.linkState === 'broken') return sayGone(text, row)
  sayUnknown(session, text, row)
}

async function showByPath(
  browser: Browser,
  text: Catalogue,
  link: EntryRow,
  path: InventoryPath,
): Promise<void> {
  const followed = await followPath(browser.session, path)
  if (followed.kind === 'found' && followed.row === null) {
    browser.goTo(ROOT_ID)
    browser.focus()
  } else if (followed.kind === 'found' && followed.row !== null) {
    browser.reveal([followed.row.id])
  } else if (followed.kind === 'problem') {
    const message = text.original.notFound(titleOf(link.entry))
    const detail = pathProblemText(text, followed.problem)
    showToast({ tone: 'failure', message, detail, actions: [] })
  }
}

interface Indexed {
  readonly place: KeptPlace
  readonly isHere: boolean
}

/** Where the index has seen a record last; null where it has not. */
async function indexedPlace(session: Session, recordId: string): Promise<Indexed | null> {
  const answer = await indexOf(session)
    .get()
    ?.call('whereIs', { recordIds: [recordId] })
  const [found] = answer?.ok === true ? answer.value : []
  if (found === undefined || found.kind === 'unknown' || found.place.folder === null) return null
  const { folder, folderIds, name, title, kind } = found.place
  const path = childPath(folder, name)
  if (path === null) return null
  const seenAtMs = found.kind === 'gone' ? found.lastSeenMs : found.atMs
  const place: KeptPlace = { path, recordIds: [...folderIds, recordId], kind, title, seenAtMs }
  return { place, isHere: found.kind === 'here' }
}

/** Of what nobody has seen here only the source can say where it is. */
async function askSource(session: Session, recordId: string): Promise<SourcePlace> {
  if (!session.inventory.get().isReady) return { kind: 'unknown' }
  try {
    return await session.ask('inventory.find', { recordId })
  } catch (error) {
    if (!(error instanceof AppFailure)) throw error
    return { kind: 'unknown' }
  }
}

function sayGone(text: Catalogue, { entry }: EntryRow): void {
  const message = text.original.gone(titleOf(entry))
  showToast({ tone: 'note', message, detail: text.original.goneDetail, actions: [] })
}

function sayUnknown(session: Session, text: Catalogue, { entry }: EntryRow): void {
  const look: ToastAction = {
    label: text.crawl.lookThrough,
    run: () => void steerCrawl(session, text, 'allow'),
  }
  const message = text.original.unknown(titleOf(entry))
  const actions = session.crawl.get().isAllowed ? [] : [look]
  showToast({ tone: 'note', message, detail: text.original.unknownDetail, actions })
}
