import { statSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Sink } from '../kit/platform.ts'
import { KEEP_NAME } from './file-names.ts'

/** Changes come in bursts; whoever lists again should list once. */
const GATHER_MS = 100
/** Where the system does not tell: each folder that was listed lately is looked at. */
const POLL_MS = 1_000
const MOST_POLLED = 64

export interface Watching {
  /** Such a folder was listed, and is worth looking at. `seen`: `lookedAt` of it, from before it was read. */
  listed(id: string, path: string, seen: bigint): void
  stop(): Promise<void>
}

export interface WatchParts {
  readonly root: string
  readonly sink: Pick<Sink, 'changed' | 'reset'>
  /** The id of a directory at a real path; null where there is none. May fail where it cannot be looked at. */
  readonly idAt: (path: string) => string | null
  readonly isPolling: boolean
  readonly onPolling: (reason: string) => void
}

/** By the system where it can (inotify, FSEvents …), else by looking. */
export async function watchFolder(parts: WatchParts): Promise<Watching> {
  if (parts.isPolling) return poll(parts)
  try {
    return await subscribe(parts)
  } catch (thrown) {
    parts.onPolling(thrown instanceof Error ? thrown.message : String(thrown))
    return poll(parts)
  }
}

async function subscribe(parts: WatchParts): Promise<Watching> {
  const { subscribe: open } = await import('@parcel/watcher')
  const { root, sink } = parts
  const changed = new Set<string>()
  let timer: NodeJS.Timeout | null = null
  let fallback: Watching | null = null
  const tell = (): void => {
    timer = null
    const folders = [...changed]
    changed.clear()
    sink.changed(folders.map(path => idOrNull(parts, path)).filter(id => id !== null))
  }
  const subscription = await open(
    root,
    (error, events) => {
      if (error !== null) {
        // What it cannot watch any more (the limit of inotify, a drive that has gone) is looked at instead.
        fallback ??= poll(parts)
        parts.onPolling(error.message)
        sink.reset()
        return
      }
      for (const { path } of events) changed.add(dirname(path))
      timer ??= setTimeout(tell, GATHER_MS)
    },
    { ignore: [`${root}/${KEEP_NAME}/coming`] },
  )
  return {
    listed: (id, path, seen) => fallback?.listed(id, path, seen),
    stop: async () => {
      if (timer !== null) clearTimeout(timer)
      await fallback?.stop()
      // What it watched may be gone, such as a drive: then there is nothing left to remove.
      await subscription.unsubscribe().catch(() => {})
    },
  }
}

/** What may not be looked at any more cannot be listed either: whoever shows it hears of the folder above. */
function idOrNull({ idAt }: WatchParts, path: string): string | null {
  try {
    return idAt(path)
  } catch {
    return null
  }
}

/** What tells a directory from itself with other entries in it; 0: it is not there. */
export function lookedAt(path: string): bigint {
  try {
    return timeOf(statSync(path, { bigint: true }))
  } catch {
    return 0n
  }
}

function timeOf({ mtimeNs }: { readonly mtimeNs: bigint }): bigint {
  return mtimeNs
}

function poll({ sink }: WatchParts): Watching {
  const folders = new Map<string, { readonly path: string; seen: bigint }>()
  let isLooking = false
  const look = async (): Promise<void> => {
    if (isLooking) return
    isLooking = true
    const changed: string[] = []
    for (const [id, folder] of folders) {
      const now = await stat(folder.path, { bigint: true }).then(timeOf, () => 0n)
      if (folder.seen !== now) changed.push(id)
      folder.seen = now
    }
    isLooking = false
    sink.changed(changed)
  }
  const timer = setInterval(() => void look(), POLL_MS)
  return {
    listed: (id, path, seen) => {
      folders.delete(id)
      folders.set(id, { path, seen })
      const [oldest] = folders.keys()
      if (folders.size > MOST_POLLED && oldest !== undefined) folders.delete(oldest)
    },
    stop: async () => clearInterval(timer),
  }
}
