import { type BrowserWindow, screen } from 'electron'
import type { VersionedFile } from '../../storage/versioned-file'
import {
  type Box,
  boundsBeside,
  type FirstBounds,
  firstBounds,
  parseBounds,
  type WindowBounds,
} from './window-bounds'

/** A window that is being dragged moves on every frame. */
const SETTLED_AFTER_MS = 500

/** Remembers the bounds of the window that was changed or closed last, in a file of its own: they change more often than any setting. */
export class WindowBoundsKeeper {
  readonly #file: VersionedFile
  readonly #log: (line: string) => void
  /** Of whichever window was kept last. */
  #kept = ''

  constructor(file: VersionedFile, log: (line: string) => void) {
    this.#file = file
    this.#log = log
  }

  /** Only after Electron is ready: it asks for the screens. */
  first(isForgotten: boolean): FirstBounds {
    const stored = isForgotten ? { kind: 'none' as const } : this.#file.read()
    return firstBounds(stored.kind === 'data' ? parseBounds(stored.data) : null, workAreas())
  }

  follow(window: BrowserWindow): void {
    let timer: NodeJS.Timeout | null = null
    const keep = (): void => {
      if (timer !== null) clearTimeout(timer)
      timer = null
      if (window.isDestroyed() || window.isMinimized() || window.isFullScreen()) return
      const bounds: WindowBounds = { box: window.getNormalBounds(), isMaximized: window.isMaximized() }
      const text = JSON.stringify(bounds)
      if (text !== this.#kept) this.#write(bounds)
      this.#kept = text
    }
    const keepSoon = (): void => {
      if (timer !== null) clearTimeout(timer)
      timer = setTimeout(keep, SETTLED_AFTER_MS)
    }
    window.on('resize', keepSoon)
    window.on('move', keepSoon)
    window.on('maximize', keepSoon)
    window.on('unmaximize', keepSoon)
    window.on('close', keep)
  }

  #write(bounds: WindowBounds): void {
    try {
      this.#file.write({ ...bounds })
    } catch (error) {
      this.#log(`the bounds of the window were not kept: ${String(error)}`)
    }
  }
}

/** Beside a window that is open. */
export function boundsOfFurther(window: BrowserWindow): FirstBounds {
  return boundsBeside(window.getNormalBounds(), workAreas())
}

/** The parts of the screens that no panel covers. */
function workAreas(): readonly Box[] {
  return screen.getAllDisplays().map(display => display.workArea)
}
