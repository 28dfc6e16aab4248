import { rmSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { expect } from '@playwright/test'
import type { BrowserWindow } from '../pages/browser-window'
import type { ChaosWorld } from './chaos-world'

/** Something that happens to the service, what the window then says, and its end. */
export type Trouble = (world: ChaosWorld) => Promise<void>

/** A stopped service is missed after two pings of 3 s; a busy machine takes its time on top. */
const NOTICED = { timeout: 30_000 }

/** Two dozen pictures of 25 MiB, four at a time, on a machine that does other things. */
const FETCHED = { timeout: 120_000 }

const MANY = '100000'
const FOLDERS_WITH_PICTURES = ['Fruit', 'Vegetables', 'Drink', 'Dishware'] as const

export const TROUBLES: Readonly<Record<string, Trouble>> = {
  killed: async world => {
    await world.current.kill()
    await saysDisconnected(world.satchel, /lost|isn’t running/)
    await world.current.start()
    await isBack(world)
  },

  stopped: async world => {
    world.current.pause()
    await saysDisconnected(world.satchel, /stopped answering|doesn’t answer/)
    world.current.resume()
    await isBack(world)
  },

  'restarted under another pid': async world => {
    const other = await world.startAnother()
    await world.replaceBy(other)
    await isBack(world)
  },

  slow: async world => {
    await world.current.control('fault delay=5000')
    await saysDisconnected(world.satchel, /stopped answering|doesn’t answer/)
    await world.current.control('clear delay')
    await isBack(world)
  },

  'answers 10 % UNAVAILABLE': async world => {
    const { satchel, current } = world
    await current.control(`fault unavailable-rate=0.1,${Math.floor(world.random() * 1_000)}`)
    for (const folder of ['Activities', 'Objects', 'Symbols', 'Flags', 'Bulk']) {
      await refresh(satchel)
      await satchel.hasState('ready')
      await (await satchel.show(folder)).click()
      await satchel.page.keyboard.press('ArrowRight')
      await expect(satchel.row(folder)).not.toHaveAttribute('aria-busy', NOTICED)
      for (const error of await satchel.tree.getByRole('alert').all())
        await expect(error).toContainText(/cloud/)
      await satchel.row(folder).click()
      await satchel.page.keyboard.press('ArrowLeft')
    }
    // Whatever failed in the meantime said so in these words, and nothing else did.
    const said = await satchel.failures.getByRole('listitem').allTextContents()
    for (const text of said) expect(text).toMatch(/cloud/i)
    await current.control('clear unavailable-rate')
    await isBack(world)
  },

  'signed out': async world => {
    await world.current.control('fault not-signed-in')
    await satchelSays(world.satchel, 'not-signed-in', /Sign in to Resonite/)
    await world.current.control('clear not-signed-in')
    await isBack(world)
  },

  'replaced by a file': async world => {
    const { current, satchel } = world
    await current.kill()
    rmSync(current.socketPath, { force: true })
    writeFileSync(current.socketPath, 'not a socket')
    await saysDisconnected(satchel, /lost|is a file|isn’t running/)
    rmSync(current.socketPath)
    await current.start()
    await isBack(world)
  },

  doubled: async world => {
    const shown = basename(world.current.socketPath)
    const other = await world.startAnother()
    await refresh(world.satchel)
    // Nobody asked for another: the one that is open stays.
    await expect(world.satchel.page.getByTitle(shown).first()).toBeVisible()
    await world.replaceBy(other)
    await isBack(world)
  },

  'sends 100,000 entries': async ({ satchel }) => {
    await satchel.expand('Bulk')
    await expect(satchel.row('Bulk')).not.toHaveAttribute('aria-busy', NOTICED)
    await satchel.row('Bulk').click()
    await satchel.page.keyboard.press('ArrowDown')
    const first = satchel.tree.getByRole('treeitem', { selected: true })
    await expect(first).toHaveAttribute('aria-setsize', MANY)
    await satchel.page.keyboard.press('ArrowLeft')
    await satchel.page.keyboard.press('ArrowLeft')
    await expect(satchel.row('Bulk')).toHaveAttribute('aria-expanded', 'false')
  },

  'sends a picture of 25 MiB': async world => {
    const { satchel, current } = world
    await current.control('fault thumbnail-bytes=26214400')
    const folder = world.pick(FOLDERS_WITH_PICTURES)
    await satchel.expand('Food & Drink', folder)
    await expect(satchel.tree.locator('[data-picture="loading"]')).toHaveCount(0, FETCHED)
    // Those that were seen before come from the disk; every other says why it is not there.
    for (const failed of await satchel.tree.locator('[data-picture="failed"]').all()) {
      // A busy machine may not get 25 MiB across within the 15 s that a picture has.
      await expect(failed).toHaveAttribute('title', /25 MiB|didn’t answer in time/)
      if ((await failed.getAttribute('title'))?.includes('25 MiB') === true) world.tooLargePictures++
    }
    await current.control('clear thumbnail-bytes')
    // Closed again, so that later rounds find the window as this one did.
    for (const name of [folder, 'Food & Drink']) {
      await (await satchel.show(name)).click()
      await satchel.page.keyboard.press('ArrowLeft')
    }
    await isBack(world)
  },
}

function saysDisconnected(satchel: BrowserWindow, sentence: RegExp): Promise<void> {
  return satchelSays(satchel, 'disconnected', sentence)
}

async function satchelSays(
  satchel: BrowserWindow,
  state: 'disconnected' | 'not-signed-in',
  sentence: RegExp,
): Promise<void> {
  await expect(satchel.page.locator('[data-app-state]')).toHaveAttribute('data-app-state', state, NOTICED)
  const notice = satchel.page.getByRole('alert').filter({ hasText: 'You can make changes again' })
  await expect(notice).toContainText(sentence)
  // What was listed stays on screen.
  await expect(satchel.tree.getByRole('treeitem').first()).toBeVisible()
}

/** Ready, everything listed again, and nothing left over from the trouble. */
async function isBack({ satchel, current }: ChaosWorld): Promise<void> {
  const { page, tree } = satchel
  await expect(page.locator('[data-app-state]')).toHaveAttribute('data-app-state', 'ready', NOTICED)
  await expect(page.getByTitle(basename(current.socketPath)).first()).toBeVisible(NOTICED)
  await refresh(satchel)
  await expect(tree.getByRole('alert')).toHaveCount(0)
  await expect(page.getByRole('alert').filter({ hasText: 'You can make changes again' })).toHaveCount(0)
}

async function refresh({ page, tree }: BrowserWindow): Promise<void> {
  await page.keyboard.press('F5')
  await expect(tree).toHaveAttribute('aria-busy', 'false', NOTICED)
}
