import { AppFailure } from '../../src-shared/errors'
import type { ExportRequest } from '../../src-shared/ipc/index-contract'
import { sayFailure } from '../kit/say-failure'
import { showToast } from '../kit/toast-store'
import type { Session } from '../session/session'
import type { Catalogue } from '../text/en'

/** Writes what is known, or what a search finds of it, to a file that the person chooses. */
export async function exportKnown(session: Session, text: Catalogue, request: ExportRequest): Promise<void> {
  try {
    const rows = await session.ask('index.export', request)
    if (rows !== null) showToast({ tone: 'result', message: text.crawl.exported(rows), actions: [] })
  } catch (error) {
    if (!(error instanceof AppFailure)) throw error
    sayFailure(error)
  }
}
