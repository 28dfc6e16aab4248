import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { Milestone } from '../../src-shared/ipc/contract'
import { call } from '../bridge/client'
import { useEnvironment } from '../bridge/environment'
import type { Browser } from '../browser/browser'
import { useBrowser } from '../browser/browser-context'
import type { EntryRow } from '../browser/row'
import type { Rows } from '../browser/rows'
import { selectOnly } from '../browser/selection'

/** Opening stops here: a first look is no crawl. */
const MAX_OPENED = 12

/**
 * On a tour (`npm start -- --once`, or without a display) opens folders from
 * the top until pictures show, and reports how far it got. Otherwise nothing.
 */
export function useFirstLook(rows: Rows): void {
  const { isTour } = useEnvironment()
  const browser = useBrowser()
  const client = useQueryClient()
  const tour = useRef<Tour>({ opened: new Set(), reported: new Set(), selectedId: null })
  useEffect(() => {
    if (!isTour) return
    lookAround(browser, rows, tour.current)
    // Pictures arrive without a change of rows.
    return client.getQueryCache().subscribe(() => requestAnimationFrame(() => countPictures(tour.current)))
  }, [browser, client, isTour, rows])
}

interface Tour {
  readonly opened: Set<string>
  readonly reported: Set<Milestone>
  selectedId: string | null
}

function lookAround(browser: Browser, rows: Rows, tour: Tour): void {
  const listing = rows.listingOf('')
  if (!listing?.isComplete) return
  report(tour, 'entries', String(listing.total))
  const entries = visibleEntries(rows)
  const isLoading = rows.branches.some(branch => !rows.listingOf(branch.id)?.isComplete)
  const item = entries.find(row => !row.isFolder && row.path !== null && row.branch.depth > 0)
  if (item) {
    if (tour.selectedId === null) {
      tour.selectedId = item.id
      browser.select(() => selectOnly(item.id))
    }
  } else if (!isLoading && tour.opened.size < MAX_OPENED) {
    const next = deepestFirst(entries).find(row => !tour.opened.has(row.id))
    if (next) {
      tour.opened.add(next.id)
      browser.expand(next.id)
    }
  }
}

function visibleEntries(rows: Rows): readonly EntryRow[] {
  const found: EntryRow[] = []
  for (let index = 0; index < Math.min(rows.count, 200); index++) {
    const row = rows.at(index)
    if (row?.kind === 'entry') found.push(row)
  }
  return found
}

/** Real folders that are still closed, the one most recently opened into first. */
function deepestFirst(entries: readonly EntryRow[]): readonly EntryRow[] {
  return entries
    .filter(row => row.entry.kind === 'folder' && !row.openProblem && !row.isExpanded)
    .sort((a, b) => b.branch.depth - a.branch.depth)
}

function countPictures(tour: Tour): void {
  const isWaiting = document.querySelector('[data-picture="loading"]') !== null
  const shown = [...document.querySelectorAll<HTMLImageElement>('[data-picture="shown"] img')].filter(
    image => image.complete && image.naturalWidth > 0,
  ).length
  if (shown > 0 && !isWaiting) report(tour, 'thumbnails', String(shown))
}

function report(tour: Tour, milestone: Milestone, text: string): void {
  if (tour.reported.has(milestone)) return
  tour.reported.add(milestone)
  void call('app.report', { milestone, ok: true, text })
}
