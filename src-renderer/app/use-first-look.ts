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
    return client
      .getQueryCache()
      .subscribe(() => requestAnimationFrame(() => void countPictures(tour.current)))
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

/** A picture counts when it is decoded and a frame was drawn since: one that has only arrived is not on screen yet. */
async function countPictures(tour: Tour): Promise<void> {
  if (tour.reported.has('thumbnails') || isPictureLoading()) return
  const shown = [...document.querySelectorAll<HTMLImageElement>('[data-picture="shown"] img')]
  const decoded = await Promise.all(shown.map(isDecoded))
  await nextFrame()
  await nextFrame()
  const count = shown.filter((image, at) => decoded[at] === true && image.isConnected).length
  if (count > 0 && !isPictureLoading()) report(tour, 'thumbnails', String(count))
}

function isPictureLoading(): boolean {
  return document.querySelector('[data-picture="loading"]') !== null
}

function isDecoded(image: HTMLImageElement): Promise<boolean> {
  return image.decode().then(
    () => image.naturalWidth > 0,
    () => false,
  )
}

function nextFrame(): Promise<unknown> {
  return new Promise(resolve => requestAnimationFrame(resolve))
}

function report(tour: Tour, milestone: Milestone, text: string): void {
  if (tour.reported.has(milestone)) return
  tour.reported.add(milestone)
  void call('app.report', { milestone, ok: true, text })
}
