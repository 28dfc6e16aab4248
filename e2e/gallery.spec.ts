import { accessibilityFaults } from './fixtures/accessibility'
import { expect, test } from './fixtures/gallery'
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
]

/** These show side by side what a window has once. */
const SHEETS = ['parts', 'inspector', 'status']

test('shows every scene in one of its groups', async ({ gallery }) => {
  const others = gallery.sceneIds.filter(id => !GROUPS.includes(id.split('-')[0] ?? ''))
  expect(others).toEqual([])
  expect(new Set(gallery.sceneIds).size).toBe(gallery.sceneIds.length)
})

for (const group of GROUPS) {
  test(`${group}: axe finds nothing, nothing is cut or covered, in both themes`, async ({ gallery }) => {
    test.slow()
    for (const scene of scenesOf(group, gallery.sceneIds)) {
      for (const theme of ['light', 'dark'] as const) {
        await test.step(`${scene}, ${theme}`, async () => {
          await gallery.show(scene, { theme, language: 'en' })
          const path = `test-results/gallery/${scene}-${theme}.png`
          await gallery.page.screenshot({ path, animations: 'disabled' })
          expect.soft(await layoutFaults(gallery.page), scene).toEqual([])
          expect
            .soft(await accessibilityFaults(gallery.page, undefined, exceptionsOf(group)), scene)
            .toEqual([])
        })
      }
    }
  })

  test(`${group}: longer and Japanese words fit into 800 pixels`, async ({ gallery }) => {
    test.slow()
    for (const scene of scenesOf(group, gallery.sceneIds)) {
      for (const language of ['pseudo', 'ja'] as const) {
        await test.step(`${scene}, ${language}`, async () => {
          await gallery.show(scene, { theme: 'light', language })
          const path = `test-results/gallery/${scene}-${language}.png`
          await gallery.page.screenshot({ path, animations: 'disabled' })
          expect.soft(await layoutFaults(gallery.page), scene).toEqual([])
        })
      }
    }
  })
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
