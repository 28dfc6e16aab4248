import { useEffect } from 'react'
import { AppFailure } from '../../../src-shared/errors'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { Listing } from '../../../src-shared/model/listing'
import type { OpenRequest } from '../../../src-shared/model/open-request'
import type { Browser } from '../../browser/browser'
import { useBrowser } from '../../browser/browser-context'
import { parentIdOf, ROOT_ID } from '../../kit/row-id'
import { useStore } from '../../kit/store'
import { useText } from '../../kit/text-context'
import { showToast } from '../../kit/toast-store'
import { listingQuery } from '../../listings/listing-query'
import { linkStore } from '../../session/link-store'
import type { Session } from '../../session/session'
import { useInventory } from '../../session/session-context'
import type { Catalogue } from '../../text/en'
import { errorText } from '../../text/refusal-text'
import { findEntry } from './find-entry'

/** Shows what links ask for, once there is an inventory to show it in; says why where that cannot be. */
export function useOpenLinks(): void {
  const text = useText()
  const browser = useBrowser()
  const { isReady } = useInventory()
  const waiting = useStore(linkStore, requests => requests)
  useEffect(() => {
    if (!isReady || waiting.length === 0) return
    linkStore.update(() => [])
    void showAll(browser, waiting, text)
  }, [browser, isReady, text, waiting])
}

/** One after the other: the last one is what stays selected. */
async function showAll(browser: Browser, requests: readonly OpenRequest[], text: Catalogue): Promise<void> {
  for (const request of requests) {
    if (request.kind === 'show') await show(browser, request.path, text)
    else say(text.links.refused(request.link), text.links.problems[request.problem])
  }
}

async function show(browser: Browser, path: InventoryPath, text: Catalogue): Promise<void> {
  try {
    const found = await findEntry(path, (folder, isFresh) => list(browser.session, folder, isFresh))
    if (found.kind !== 'found')
      return say(text.links.notShown(path), text.links[found.kind](found.name, found.folder))
    const { id } = found
    browser.goTo(id === null ? ROOT_ID : parentIdOf(id), id)
    browser.focus()
  } catch (error) {
    if (!(error instanceof AppFailure)) throw error
    say(text.links.notShown(path), errorText(text, error.error))
  }
}

function say(message: string, detail: string): void {
  showToast({ tone: 'failure', message, detail, actions: [] })
}

/** What the cache has, if that is all of it; a listing that still arrives is waited for. */
async function list(session: Session, path: InventoryPath, isFresh: boolean): Promise<Listing> {
  const { queries } = session
  const query = listingQuery(session, path)
  const known = isFresh ? undefined : queries.getQueryData(query.queryKey)
  return known?.isComplete ? known : queries.fetchQuery({ ...query, staleTime: 0 })
}
