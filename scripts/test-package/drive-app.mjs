// @ts-check
import { expect } from '@playwright/test'
import { chromium } from 'playwright'
import { SetUpFailure } from '../set-up/set-up-failure.mjs'

/**
 * @typedef {import('playwright').Page} Page
 * @typedef {import('playwright').Locator} Locator
 */

const opensWithinMs = 30_000

/**
 * The window of an app that was started with `--remote-debugging-port`.
 * @param {number} port
 */
export async function lookInto(port) {
  const address = `http://127.0.0.1:${port}`
  const deadline = Date.now() + opensWithinMs
  while (!(await answers(`${address}/json/version`))) {
    if (Date.now() > deadline) throw new SetUpFailure('Satchel did not open within 30 s.')
    await new Promise(resolve => setTimeout(resolve, 200))
  }
  const browser = await chromium.connectOverCDP(address)
  const [context] = browser.contexts()
  const page = context?.pages()[0] ?? (await context?.waitForEvent('page'))
  if (!page) throw new SetUpFailure('Satchel has no window.')
  return { browser, page }
}

/** @param {string} address */
async function answers(address) {
  try {
    return (await fetch(address)).ok
  } catch {
    return false
  }
}

/**
 * Opens folders, drags an item into another, and spawns one, as a person does.
 * @param {Page} page
 * @param {(line: string) => void} say
 */
export async function driveApp(page, say) {
  await expect(page.locator('[data-app-state]')).toHaveAttribute('data-app-state', 'ready', {
    timeout: opensWithinMs,
  })
  const results = page.getByRole('status', { name: 'Results' })
  await expandRow(page, 'Food & Drink')
  await expandRow(page, 'Fruit')
  say('opened Food & Drink and Fruit')
  await drag(page, rowOf(page, 'Banana'), rowOf(page, 'Drink'))
  await expect(results).toContainText('Moved “Banana” to “Drink”', { timeout: 15_000 })
  say('dragged Banana to Drink')
  await rowOf(page, 'Kiwi fruit').or(rowOf(page, 'Cherries')).first().click()
  await page.getByRole('button', { name: 'Spawn in “Home”' }).click()
  await expect(results).toContainText('Spawned', { timeout: 15_000 })
  say('spawned one')
}

/**
 * @param {Page} page
 * @param {string} name
 */
export function rowOf(page, name) {
  return page.getByRole('tree', { name: 'Inventory' }).getByRole('treeitem', { name, exact: true })
}

/**
 * @param {Page} page
 * @param {string} name
 */
async function expandRow(page, name) {
  const row = rowOf(page, name)
  await row.click()
  await page.keyboard.press('ArrowRight')
  await expect(row).toHaveAttribute('aria-expanded', 'true')
}

/**
 * @param {Page} page
 * @param {Locator} from
 * @param {Locator} to
 */
async function drag(page, from, to) {
  const start = await middleOf(from)
  const end = await middleOf(to)
  await page.mouse.move(start.x, start.y)
  await page.mouse.down()
  await page.mouse.move(start.x + 10, start.y + 4, { steps: 4 })
  await page.mouse.move(end.x, end.y, { steps: 8 })
  await page.mouse.move(end.x + 1, end.y)
  await page.mouse.up()
}

/** @param {Locator} row */
async function middleOf(row) {
  const box = await row.boundingBox()
  if (!box) throw new SetUpFailure('A row that should be on screen is not.')
  return { x: box.x + Math.min(box.width / 2, 220), y: box.y + box.height / 2 }
}
