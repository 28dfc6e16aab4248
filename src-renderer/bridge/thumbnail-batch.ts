import { AppFailure } from '../../src-shared/errors'
import type { ThumbnailArrival, ThumbnailRequest } from '../../src-shared/ipc/contract'
import { call, listen } from './client'
import { PAGE_ID } from './page-id'

type Waiting = {
  readonly resolve: (dataUrl: string | null) => void
  readonly reject: (reason: unknown) => void
}

const waiting = new Map<string, Waiting>()
let wanted: ThumbnailRequest[] = []
let dropped: string[] = []
let isFlushPlanned = false
let lastId = 0

/**
 * Asks for one picture; null when the entry has none. Requests of one frame
 * travel together, and aborting takes a request
 * back, so that what was scrolled away is never fetched.
 */
export function fetchThumbnail(
  request: Omit<ThumbnailRequest, 'id'>,
  signal: AbortSignal,
): Promise<string | null> {
  startListening()
  const id = `${PAGE_ID} picture-${++lastId}`
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject })
    wanted.push({ ...request, id })
    planFlush()
    signal.addEventListener('abort', () => takeBack(id, signal), { once: true })
  })
}

function takeBack(id: string, signal: AbortSignal): void {
  const entry = waiting.get(id)
  if (!entry) return
  waiting.delete(id)
  const isUnsent = wanted.some(request => request.id === id)
  if (isUnsent) wanted = wanted.filter(request => request.id !== id)
  else dropped.push(id)
  planFlush()
  entry.reject(signal.reason)
}

function planFlush(): void {
  if (isFlushPlanned) return
  isFlushPlanned = true
  // A hidden window draws no frames, but its pictures are not urgent either.
  requestAnimationFrame(flush)
}

function flush(): void {
  isFlushPlanned = false
  if (wanted.length === 0 && dropped.length === 0) return
  const batch = { wanted, dropped }
  wanted = []
  dropped = []
  call('thumbnails.want', batch).catch((error: unknown) => {
    for (const request of batch.wanted) {
      waiting.get(request.id)?.reject(error)
      waiting.delete(request.id)
    }
  })
}

let isListening = false

function startListening(): void {
  if (isListening) return
  isListening = true
  listen('thumbnails.arrived', arrivals => arrivals.forEach(settle))
}

function settle(arrival: ThumbnailArrival): void {
  const entry = waiting.get(arrival.id)
  waiting.delete(arrival.id)
  if (arrival.kind === 'picture') entry?.resolve(arrival.dataUrl)
  else if (arrival.kind === 'none') entry?.resolve(null)
  else entry?.reject(new AppFailure(arrival.error))
}
