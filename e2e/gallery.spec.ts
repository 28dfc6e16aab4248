import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { type AxeQuestion, accessibilityFaults } from './fixtures/accessibility'
import { expect, type Gallery, test } from './fixtures/gallery'
import {
  ALL_LOOKS,
  type GalleryLook,
  NARROW,
  NARROW_LOOKS,
  PSEUDO,
  SMALL_DARK,
  SMALL_LIGHT,
  TIGHT_LOOKS,
} from './fixtures/gallery-looks'
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
  'inventories',
  'tree',
  'grid',
  'drag',
  'overlay',
  'feedback',
  'operation',
  'tabs',
  'tray',
  'places',
  'trash',
  'narrow',
]

/** Small ones, which axe is asked about, by turns with those whose words are longer or whose page is smaller. */
const [FIRST_TIGHT, ...OTHER_TIGHT] = TIGHT_LOOKS
const DAILY_LOOKS = [SMALL_LIGHT, FIRST_TIGHT, SMALL_DARK, ...OTHER_TIGHT]

/** For one scene in every look, on a machine that has much else to do. */
const MOST_MS = 60_000

/** Scenes of a group are much like their neighbours: by day every so many stand for all of them. */
const SHARE_OF_DAY = 3
/** Names in reports the scenes that are not looked at (`scripts/citations/outcomes.mjs`). */
const BY_NIGHT = 'by night'

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
      lookAt(group, gallery, looksAt(group)))
  else
    test(`${group}: pictures of every look`, ({ gallery }) =>
      lookAt(group, gallery, () => (group === 'narrow' ? NARROW_LOOKS : ALL_LOOKS)))
}

/** Those of a test; all of them at night. */
function looksAt(group: string): (index: number) => readonly GalleryLook[] {
  if (group === 'narrow') return IS_WHOLE ? () => NARROW_LOOKS : oneNarrowLook
  return IS_WHOLE ? () => [SMALL_LIGHT, SMALL_DARK, ...TIGHT_LOOKS] : oneLook
}

async function lookAt(
  group: string,
  gallery: Gallery,
  looksOf: (index: number) => readonly GalleryLook[],
): Promise<void> {
  const scenes = scenesOf(group, gallery.sceneIds)
  test.setTimeout(scenes.length * MOST_MS)
  for (const [index, scene] of scenes.entries()) {
    if (folder === undefined && !IS_WHOLE && index % SHARE_OF_DAY !== 0) {
      test.info().annotations.push({ type: BY_NIGHT, description: scene })
      continue
    }
    for (const look of looksOf(Math.floor(index / SHARE_OF_DAY))) {
      await test.step(`${scene}, ${look.name}`, async () => {
        await gallery.show(scene, look)
        if (folder !== undefined) await take(gallery.page, folder, scene, look)
        expect.soft(await layoutFaults(gallery.page), `${scene}, ${look.name}`).toEqual([])
        const asked = folder === undefined ? axeFor(group, look) : null
        if (asked === null) return
        const faults = await accessibilityFaults(gallery.page, undefined, exceptionsOf(group), asked)
        expect.soft(faults, `${scene}, ${look.name}`).toEqual([])
      })
    }
  }
}

/**
 * By day a scene has one look, in turns, and axe looks at every third one: a look takes a second of a processor,
 * axe three more, most of it for contrast, which `tokens.test.ts` proves of the colours of both themes, and which axe is
 * asked about every sixth. Whoever changes a scene sees it in all of them (`npm run gallery -- --pictures`); at night
 * (`IS_WHOLE`) every scene is looked at in six of them.
 */
function oneLook(index: number): readonly GalleryLook[] {
  return [DAILY_LOOKS[index % DAILY_LOOKS.length] ?? SMALL_LIGHT]
}

/** As narrow as it gets: also one in turns. */
function oneNarrowLook(index: number): readonly GalleryLook[] {
  return [NARROW_LOOKS[index % NARROW_LOOKS.length] ?? NARROW]
}

/** What axe is asked in a look; null for nothing. */
function axeFor(group: string, look: GalleryLook): AxeQuestion | null {
  if (look === SMALL_LIGHT) return 'everything'
  if (look === NARROW) return IS_WHOLE || group === 'narrow' ? 'everything' : null
  if (look === SMALL_DARK) return IS_WHOLE ? 'everything' : 'all-but-contrast'
  return IS_WHOLE && look.name === PSEUDO.name ? 'contrast' : null
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
