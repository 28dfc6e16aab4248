import { IS_WHOLE } from './fixtures/whole'
import { expect, test } from './fixtures/window-test'

const nightly = IS_WHOLE ? test : test.skip

const ENTRIES = 100_000
/** 100,000 tiles, one below the other, are then nearly twice as high as an element can be. */
const ZOOM = 3
const FAR = 2 ** 30
/** Of a tile: the window has room for hardly more than one. */
const SEEN = 0.2

test.use({ sandboxArguments: ['--bulk-root', String(ENTRIES)] })

nightly(
  'the last of 100,000 tiles is reached by key and by scroll bar, in a zoomed window',
  async ({ satchel }) => {
    const { page, app } = satchel
    const zoom = (factor: number): Promise<void> =>
      app.evaluate(({ BrowserWindow: windows }, by) => {
        windows.getAllWindows()[0]?.webContents.setZoomFactor(by)
      }, factor)
    await page.keyboard.press('Control+2')
    const grid = page.getByRole('grid', { name: 'Contents' })
    await expect(grid.getByRole('gridcell').first()).toBeVisible()
    await expect(grid).toHaveAttribute('aria-busy', 'false')
    const name = (await grid.getByRole('gridcell').first().getAttribute('aria-label')) ?? ''
    await zoom(ZOOM)
    try {
      await page.keyboard.press('Home')
      await page.keyboard.press('End')
      const last = grid.getByRole('gridcell', { selected: true })
      await expect(last).toBeInViewport({ ratio: SEEN })
      await expect
        .poll(() => grid.evaluate(node => node.scrollHeight * devicePixelRatio))
        .toBeLessThan(2 ** 25)
      const lastName = await last.getAttribute('aria-label')
      await page.keyboard.press('Home')
      await expect(grid.getByRole('gridcell', { name, exact: true })).toBeInViewport({ ratio: SEEN })
      await grid.evaluate((node, far) => node.scrollTo({ top: far }), FAR)
      await expect(grid.getByRole('gridcell', { name: lastName ?? '', exact: true })).toBeInViewport({
        ratio: SEEN,
      })
      await grid.evaluate(node => node.scrollTo({ top: 0 }))
      await expect(grid.getByRole('gridcell', { name, exact: true })).toBeInViewport({ ratio: SEEN })
    } finally {
      await zoom(1)
    }
  },
)
