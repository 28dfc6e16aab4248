import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { accessibilityFaults } from './fixtures/accessibility'
import { expect, type Gallery, test } from './fixtures/gallery'
import { ALL_LOOKS, type GalleryLook, SMALL_DARK, SMALL_LIGHT, TIGHT_LOOKS } from './fixtures/gallery-looks'
import { layoutFaults } from './fixtures/layout'
import { IS_WHOLE } from './fixtures/whole'

/**
 * What holds in every designed state, whatever fonts a machine has. Pictures
 * are for people (DECISIONS): `npm run gallery -- --pictures` takes them.
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
  'places',
]

/** For one scene in every look, on a machine that has much else to do. */
const MOST_MS = 60_000

/** These show side by side what a window has once. */
const SHEETS = ['parts', 'inspector', 'status']

// Scenes leave nothing to each other: workers share them.
test.describe.configure({ mode: 'parallel' })

test('shows every scene in one of its groups', async ({ gallery }) => {
  const others = gallery.sceneIds.filter(id => !GROUPS.includes(id.split('-')[0] ?? ''))
  expect(others).toEqual([])
  expect(new Set(gallery.sceneIds).size).toBe(gallery.sceneIds.length)
})

/** `npm run gallery -- --pictures` names the folder: then every look of every scene is taken, by nothing but this. */
const folder = process.env['SATCHEL_GALLERY_PICTURES']

for (const group of GROUPS) {
  if (folder === undefined)
    test(`${group}: axe finds nothing, nothing is cut or covered, in its looks`, ({ gallery }) =>
      lookAt(group, gallery, IS_WHOLE ? () => [SMALL_LIGHT, SMALL_DARK, ...TIGHT_LOOKS] : fewLooks))
  else test(`${group}: pictures of every look`, ({ gallery }) => lookAt(group, gallery, () => ALL_LOOKS))
}

async function lookAt(
  group: string,
  gallery: Gallery,
  looksOf: (index: number) => readonly GalleryLook[],
): Promise<void> {
  const scenes = scenesOf(group, gallery.sceneIds)
  test.setTimeout(scenes.length * MOST_MS)
  for (const [index, scene] of scenes.entries()) {
    for (const look of looksOf(index)) {
      await test.step(`${scene}, ${look.name}`, async () => {
        await gallery.show(scene, look)
        if (folder !== undefined) await take(gallery.page, folder, scene, look)
        expect.soft(await layoutFaults(gallery.page), `${scene}, ${look.name}`).toEqual([])
        if (folder !== undefined || (look !== SMALL_LIGHT && look !== SMALL_DARK)) return
        const faults = await accessibilityFaults(gallery.page, undefined, exceptionsOf(group))
        expect.soft(faults, `${scene}, ${look.name}`).toEqual([])
      })
    }
  }
}

/**
 * Axe takes longer than all else, and themes differ in colours alone, which come from the same tokens everywhere: it
 * is asked of one scene in the one theme and of the next in the other. The tight looks have the theme that it had not.
 */
function fewLooks(index: number): readonly GalleryLook[] {
  const [small, other] = index % 2 === 0 ? [SMALL_LIGHT, SMALL_DARK] : [SMALL_DARK, SMALL_LIGHT]
  return [small, ...TIGHT_LOOKS.map(look => ({ ...look, theme: other.theme }))]
}

/** For people to look at. */
async function take(page: Page, folder: string, scene: string, look: GalleryLook): Promise<void> {
  await page.screenshot({ path: join(folder, `${scene}-${look.name}.png`), animations: 'disabled' })
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
