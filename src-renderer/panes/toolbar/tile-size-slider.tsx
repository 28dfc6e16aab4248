import { MAX_TILE_PX, MIN_TILE_PX } from '../../../src-shared/model/settings'
import { useBrowser, useLook } from '../../browser/browser-context'
import { keepTileSize, sizeTiles, useTileSizePx } from '../../browser/tile-size'
import { useText } from '../../kit/text-context'
import { NARROW, useMedia } from '../../kit/use-media'
import styles from './tile-size-slider.module.css'

/** How large tiles are, where there are some, and room for it. */
export function TileSizeSlider() {
  const text = useText()
  const browser = useBrowser()
  const { view } = useLook()
  const sizePx = useTileSizePx()
  const isNarrow = useMedia(NARROW)
  if (view !== 'grid' || isNarrow) return null
  const keep = (): void => keepTileSize(browser)
  return (
    <input
      type="range"
      className={styles.slider}
      min={MIN_TILE_PX}
      max={MAX_TILE_PX}
      step={4}
      value={sizePx}
      aria-label={text.view.tileSize}
      title={text.view.tileSizeTip}
      onChange={event => sizeTiles(browser, event.target.valueAsNumber)}
      onPointerUp={keep}
      onKeyUp={keep}
      onBlur={keep}
    />
  )
}
