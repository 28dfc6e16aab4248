import { branchOfRow } from '../../browser/branch-of-row'
import { useBrowser } from '../../browser/browser-context'
import type { Rows } from '../../browser/rows'
import { tabsOf } from '../../browser/tabs-of'
import { middleClick } from '../../kit/middle-click'

/** The wheel on the row or tile of a folder opens it in a tab behind the one that is shown; selection and focus stay. */
export function useMiddleClick(rows: Rows): ReturnType<typeof middleClick> {
  const browser = useBrowser()
  return middleClick(({ target }) => {
    const element = target instanceof Element ? target.closest(`[id^="${browser.id}-row-"]`) : null
    const row = element && rows.at(browser.indexOfElement(element.id))
    const branch = row?.kind === 'entry' ? branchOfRow(row) : null
    if (branch) tabsOf(browser.session).open(branch, 'in-background')
  })
}
