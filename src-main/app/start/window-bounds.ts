import { z } from 'zod'

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Where the window is when it is neither maximized nor full screen, in the system's pixels. */
export interface WindowBounds {
  readonly box: Box
  readonly isMaximized: boolean
}

export const SMALLEST = { width: 420, height: 400 } as const
const USUAL = { width: 1280, height: 800 } as const
/** Enough of the window to see it and to take hold of it. */
const LEAST_VISIBLE = { width: 160, height: 80 } as const

const pixels = z.number().int().min(-100_000).max(100_000)
const boundsSchema = z.object({
  box: z.object({ x: pixels, y: pixels, width: pixels.min(1), height: pixels.min(1) }),
  isMaximized: z.boolean(),
})

/** What was stored, or null where that makes no sense. */
export function parseBounds(stored: unknown): WindowBounds | null {
  return boundsSchema.safeParse(stored).data ?? null
}

export interface FirstBounds {
  readonly width: number
  readonly height: number
  /** Left out where the system is to choose. */
  readonly position: { readonly x: number; readonly y: number } | null
  readonly isMaximized: boolean
}

/**
 * Where the window opens: as it was left, unless the screen that it was on is
 * gone or smaller. `screens` are the parts of each that no panel covers.
 */
export function firstBounds(stored: WindowBounds | null, screens: readonly Box[]): FirstBounds {
  const home = stored && screens.find(screen => isOn(stored.box, screen))
  if (!stored || !home) {
    const [screen] = screens
    return {
      ...fitted(stored?.box ?? USUAL, screen),
      position: null,
      isMaximized: stored?.isMaximized ?? false,
    }
  }
  const size = fitted(stored.box, home)
  const position = {
    x: clamp(stored.box.x, home.x, home.x + home.width - size.width),
    y: clamp(stored.box.y, home.y, home.y + home.height - size.height),
  }
  // A window that lies across two screens stays where it was put, unless it had to shrink.
  const isWhole = size.width === stored.box.width && size.height === stored.box.height
  const isAcross = isWhole && screens.filter(screen => isOn(stored.box, screen)).length > 1
  return {
    ...size,
    position: isAcross ? { x: stored.box.x, y: stored.box.y } : position,
    isMaximized: stored.isMaximized,
  }
}

/** A further window does not lie exactly over the one that it was opened from. */
const BESIDE_PX = 32

/** Where a further window opens: as large as the one that it was opened from, a little beside it, whole on its screen. */
export function boundsBeside(box: Box, screens: readonly Box[]): FirstBounds {
  const home = screens.find(screen => isOn(box, screen)) ?? screens[0]
  const size = fitted(box, home)
  if (!home) return { ...size, position: null, isMaximized: false }
  const room = { x: home.x + home.width - size.width, y: home.y + home.height - size.height }
  const position = {
    // At the edge of the screen it begins again on the other side.
    x: box.x + BESIDE_PX <= room.x ? box.x + BESIDE_PX : home.x,
    y: box.y + BESIDE_PX <= room.y ? box.y + BESIDE_PX : home.y,
  }
  return { ...size, position, isMaximized: false }
}

function fitted(
  size: Pick<Box, 'width' | 'height'>,
  screen: Box | undefined,
): { width: number; height: number } {
  return {
    width: Math.max(SMALLEST.width, Math.min(size.width, screen?.width ?? size.width)),
    height: Math.max(SMALLEST.height, Math.min(size.height, screen?.height ?? size.height)),
  }
}

function isOn(box: Box, screen: Box): boolean {
  const width = Math.min(box.x + box.width, screen.x + screen.width) - Math.max(box.x, screen.x)
  const height = Math.min(box.y + box.height, screen.y + screen.height) - Math.max(box.y, screen.y)
  return width >= LEAST_VISIBLE.width && height >= LEAST_VISIBLE.height
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most))
}
