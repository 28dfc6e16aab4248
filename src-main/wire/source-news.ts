import { type Client, type ClientReadableStream, Metadata, status } from '@grpc/grpc-js'
import { parsePath } from '../../src-shared/domain/paths'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { CallProgress } from '../../src-shared/model/operation'
import {
  type ConnectionState,
  type Progress,
  Reach,
  SourceService,
  type WatchEvent,
} from '../../src-wire/gen/satchel/v1/source'
import { statusCodeOf } from './error-map'
import type { SourceNews, SourceReach } from './gateway'
import { shortText } from './short-text'

const AGAIN_MS = 1_000
const AGAIN_AT_MOST_MS = 30_000

/**
 * Listens to what a source tells, for as long as it is wanted. A stream that
 * broke is opened again, and then everything may have changed. A source without
 * the call is not asked twice. `pathOf`: where a folder was listed last; of one
 * that never was, nothing is told. Returns the way to stop.
 */
export function hearSource(
  client: Client,
  pathOf: (folderId: string) => InventoryPath | null,
  listener: (news: SourceNews) => void,
  onProgress: (recordId: string, progress: CallProgress) => void,
): () => void {
  let stream: ClientReadableStream<WatchEvent> | null = null
  let timer: NodeJS.Timeout | null = null
  let isStopped = false
  let waitMs = AGAIN_MS
  let hasBroken = false
  const open = (): void => {
    const { path, requestSerialize, responseDeserialize } = SourceService.watch
    const now = client.makeServerStreamRequest(
      path,
      requestSerialize,
      responseDeserialize,
      {},
      new Metadata(),
    )
    stream = now
    now.on('data', (event: WatchEvent) => {
      waitMs = AGAIN_MS
      if (hasBroken) listener({ kind: 'outdated', folders: null })
      hasBroken = false
      if (event.progress !== undefined) onProgress(event.progress.id, progressOf(event.progress))
      const news = newsOf(event, pathOf)
      if (news !== null) listener(news)
    })
    now.on('error', (error: Error) => again(statusCodeOf(error) === status.UNIMPLEMENTED))
    now.on('end', () => again(false))
  }
  const again = (isNever: boolean): void => {
    if (isStopped || isNever || timer !== null) return
    hasBroken = true
    timer = setTimeout(() => {
      timer = null
      open()
    }, waitMs)
    waitMs = Math.min(waitMs * 2, AGAIN_AT_MOST_MS)
  }
  open()
  return () => {
    isStopped = true
    if (timer !== null) clearTimeout(timer)
    stream?.cancel()
  }
}

/** Null: of a later version, or of nothing that was ever listed. */
function newsOf(
  { state, changed, reset, description }: WatchEvent,
  pathOf: (folderId: string) => InventoryPath | null,
): SourceNews | null {
  if (state !== undefined) return reachOf(state)
  if (reset !== undefined) return { kind: 'outdated', folders: null }
  if (description !== undefined) return { kind: 'described' }
  if (changed === undefined) return null
  const paths = changed.folders.map(({ id, path }) => parsePath(path) ?? pathOf(id))
  const folders = paths.filter(path => path !== null)
  return folders.length === 0 ? null : { kind: 'outdated', folders }
}

function progressOf({ done, total }: Progress): CallProgress {
  const all = Math.max(0, Number(total))
  return { done: Math.min(all, Math.max(0, Number(done))), total: all }
}

const REACHES: Readonly<Record<number, SourceReach>> = {
  [Reach.REACH_CONNECTING]: 'connecting',
  [Reach.REACH_CONNECTED]: 'connected',
  [Reach.REACH_OFFLINE]: 'offline',
  [Reach.REACH_SIGNED_OUT]: 'signed-out',
  [Reach.REACH_AUTH_FAILED]: 'sign-in-refused',
  [Reach.REACH_INCOMPATIBLE]: 'incompatible',
  [Reach.REACH_LOADING]: 'loading',
}

function reachOf({ reach, said, retryInMs, asOfUnixNanos }: ConnectionState): SourceNews | null {
  const known = REACHES[reach]
  if (known === undefined) return null
  return {
    kind: 'reach',
    reach: known,
    said: said === '' ? null : shortText(said),
    retryInMs: retryInMs === 0 ? null : retryInMs,
    asOfMs: asOfUnixNanos <= 0n ? null : Number(asOfUnixNanos / 1_000_000n),
  }
}
