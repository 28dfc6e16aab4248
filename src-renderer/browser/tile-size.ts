import { MAX_TILE_PX, MIN_TILE_PX } from '../../src-shared/model/settings'
import { useStore } from '../kit/store'
import { changeSettings, currentSettings, useSettings } from '../session/settings-store'
import type { Browser } from './browser'
import { useBrowser } from './browser-context'

/** Of a turn of the wheel, or a command: an eighth more or less, as far as whole steps of 4 px go. */
const STEP = 1.125

/** How large the pictures of tiles are, in CSS pixels: while that is being changed, as far as it has come. */
export function useTileSizePx(): number {
  const kept = useSettings(settings => settings.tileSizePx)
  return useStore(useBrowser().tileSizing, sizing => sizing) ?? kept
}

/** Shown at once; kept with `keepTileSize`. */
export function sizeTiles(browser: Browser, sizePx: number): void {
  const stepped = Math.round(sizePx / 4) * 4
  browser.tileSizing.update(() => Math.max(MIN_TILE_PX, Math.min(MAX_TILE_PX, stepped)))
}

export function keepTileSize(browser: Browser): void {
  const sizePx = browser.tileSizing.get()
  if (sizePx === null) return
  changeSettings({ tileSizePx: sizePx })
  browser.tileSizing.update(() => null)
}

/** One step larger (1) or smaller (-1). */
export function stepTiles(browser: Browser, direction: 1 | -1): void {
  const nowPx = browser.tileSizing.get() ?? currentSettings().tileSizePx
  sizeTiles(browser, direction > 0 ? nowPx * STEP : nowPx / STEP)
}
