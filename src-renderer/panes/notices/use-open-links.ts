import { useEffect } from 'react'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { OpenRequest } from '../../../src-shared/model/open-request'
import type { Browser } from '../../browser/browser'
import { useBrowser } from '../../browser/browser-context'
import { followPath } from '../../browser/follow-path'
import { pathProblemText } from '../../browser/path-problem-text'
import { ROOT_ID } from '../../kit/row-id'
import { useStore } from '../../kit/store'
import { useText } from '../../kit/text-context'
import { showToast } from '../../kit/toast-store'
import { linkStore } from '../../session/link-store'
import { useInventory } from '../../session/session-context'
import type { Catalogue } from '../../text/en'

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
  const followed = await followPath(browser.session, path)
  if (followed.kind === 'problem')
    return say(text.links.notShown(path), pathProblemText(text, followed.problem))
  const { row } = followed
  browser.goTo(row === null ? ROOT_ID : row.branch.id, row?.id ?? null)
  browser.focus()
}

function say(message: string, detail: string): void {
  showToast({ tone: 'failure', message, detail, actions: [] })
}
