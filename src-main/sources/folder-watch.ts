import { type FSWatcher, statSync, watch } from 'node:fs'
import { dirname } from 'node:path'

/** Several files of one start are one event. */
const GATHER_MS = 50
/** Only where the system cannot watch (no inotify left, some network folders). */
const LOOK_EVERY_MS = 1_000

/**
 * Tells when something happens in one folder, which need not exist yet: then
 * the nearest folder above it is watched until it does. Never fails.
 */
export class FolderWatch {
  readonly #onChange: () => void
  #folder: string | null = null
  #watched: string | null = null
  #identity = ''
  #watcher: FSWatcher | null = null
  #gatherTimer: NodeJS.Timeout | null = null
  #lookTimer: NodeJS.Timeout | null = null

  constructor(onChange: () => void) {
    this.#onChange = onChange
  }

  /** Null: nothing to watch. */
  watch(folder: string | null): void {
    if (folder === this.#folder) return
    this.stop()
    this.#folder = folder
    this.#arm()
  }

  stop(): void {
    this.#disarm()
    if (this.#gatherTimer !== null) clearTimeout(this.#gatherTimer)
    this.#gatherTimer = null
    this.#folder = null
  }

  #arm(): void {
    this.#disarm()
    if (this.#folder === null) return
    this.#watched = nearestFolder(this.#folder)
    this.#identity = identityOf(this.#watched)
    try {
      this.#watcher = watch(this.#watched, { persistent: false }, () => this.#gather())
      this.#watcher.on('error', () => this.#look())
    } catch {
      this.#look()
    }
  }

  #disarm(): void {
    this.#watcher?.close()
    this.#watcher = null
    if (this.#lookTimer !== null) clearTimeout(this.#lookTimer)
    this.#lookTimer = null
  }

  #gather(): void {
    this.#gatherTimer ??= setTimeout(() => this.#take(), GATHER_MS)
  }

  #take(): void {
    this.#gatherTimer = null
    const isThere = this.#watched === this.#folder
    // The folder has come, or is another one under the same name.
    const hasMoved =
      this.#folder !== null &&
      (nearestFolder(this.#folder) !== this.#watched || identityOf(this.#watched) !== this.#identity)
    if (hasMoved) this.#arm()
    if (isThere || hasMoved) this.#onChange()
  }

  #look(): void {
    this.#disarm()
    this.#lookTimer = setTimeout(() => {
      this.#arm()
      this.#onChange()
    }, LOOK_EVERY_MS)
    this.#lookTimer.unref()
  }
}

function nearestFolder(folder: string): string {
  for (let path = folder; ; path = dirname(path)) {
    if (isFolder(path) || dirname(path) === path) return path
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}

/** A folder that was removed and made again is another one, and the watch stays with the old. */
function identityOf(path: string | null): string {
  const found = path === null ? undefined : statSync(path, { throwIfNoEntry: false })
  return found === undefined ? '' : `${found.dev} ${found.ino}`
}
