import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { accessibilityFaults } from './fixtures/accessibility'
import { expect, test } from './fixtures/gallery'
import { ALL_LOOKS, type GalleryLook, SMALL_DARK, SMALL_LIGHT, TIGHT_LOOKS } from './fixtures/gallery-looks'
import { layoutFaults } from './fixtures/layout'

/**
 * What holds in every designed state, whatever fonts a machine has. The
 * pictures are for people (DECISIONS): they lie in test-results/gallery.
 */
const GROUPS = [
  'parts',
  'inspector',
  'status',
  'source',
  'tree',
  'grid',
  'drag',
  'overlay',
  'feedback',
  'operation',
  'tray',
]

/** For one scene in every look, on a machine that has much else to do. */
const MOST_MS = 60_000

/** These show side by side what a window has once. */
const SHEETS = ['parts', 'inspector', 'status']

test('shows every scene in one of its groups', async ({ gallery }) => {
  const others = gallery.sceneIds.filter(id => !GROUPS.includes(id.split('-')[0] ?? ''))
  expect(others).toEqual([])
  expect(new Set(gallery.sceneIds).size).toBe(gallery.sceneIds.length)
})

/** `npm run gallery -- --pictures` names the folder: then every look of every scene is taken, by nothing but this. */
const folder = process.env['SATCHEL_GALLERY_PICTURES']

for (const group of folder === undefined ? GROUPS : []) {
  test(`${group}: axe finds nothing, nothing is cut or covered, in both themes`, async ({ gallery }) => {
    const scenes = scenesOf(group, gallery.sceneIds)
    test.setTimeout(scenes.length * MOST_MS)
    for (const scene of scenes) {
      for (const look of [SMALL_LIGHT, SMALL_DARK]) {
        await test.step(`${scene}, ${look.name}`, async () => {
          await gallery.show(scene, look)
          await take(gallery.page, 'test-results/gallery', scene, look)
          expect
            .soft(await accessibilityFaults(gallery.page, undefined, exceptionsOf(group)), scene)
            .toEqual([])
        })
      }
    }
  })
}

for (const group of GROUPS) {
  const what =
    folder === undefined
      ? 'longer words, Japanese ones and a zoom of 200 % fit into the window'
      : 'pictures of every look'
  test(`${group}: ${what}`, async ({ gallery }) => {
    const scenes = scenesOf(group, gallery.sceneIds)
    test.setTimeout(scenes.length * MOST_MS)
    for (const scene of scenes) {
      for (const look of folder === undefined ? TIGHT_LOOKS : ALL_LOOKS) {
        await test.step(`${scene}, ${look.name}`, async () => {
          await gallery.show(scene, look)
          await take(gallery.page, folder ?? 'test-results/gallery', scene, look)
        })
      }
    }
  })
}

/** For people to look at; what no font changes is looked at here. */
async function take(page: Page, folder: string, scene: string, look: GalleryLook): Promise<void> {
  await page.screenshot({ path: join(folder, `${scene}-${look.name}.png`), animations: 'disabled' })
  expect.soft(await layoutFaults(page), `${scene}, ${look.name}`).toEqual([])
}

function scenesOf(group: string, ids: readonly string[]): readonly string[] {
  const scenes = ids.filter(id => id === group || id.startsWith(`${group}-`))
  expect(scenes).not.toEqual([])
  return scenes
}

function exceptionsOf(group: string): readonly string[] {
  // The library's guards around an open menu take the focus only to pass it on; a menu is no part of a landmark.
  if (group === 'overlay') return ['aria-hidden-focus', 'region']
  if (!SHEETS.includes(group)) return []
  return ['landmark-unique', 'landmark-complementary-is-top-level']
}
