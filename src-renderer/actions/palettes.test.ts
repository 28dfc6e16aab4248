import { afterEach, expect, it, vi } from 'vitest'
import { MAX_IN_PALETTE, MAX_PALETTES } from '../../src-shared/domain/palettes'
import { descendantPath, ROOT } from '../../src-shared/domain/paths'
import { NO_PLACES, type Palette, type Places } from '../../src-shared/model/places'
import type { CollectedEntry } from '../../src-shared/model/tray'
import { clearToasts, toastStore } from '../kit/toast-store'
import type { Session } from '../session/session'
import { openSession, stubMain } from '../testing/open-session'
import { en } from '../text/en'
import { createPalette, removePalette } from './palettes'

afterEach(() => {
  clearToasts()
  vi.unstubAllGlobals()
})

const item = (id: number): CollectedEntry => ({
  path: descendantPath(ROOT, ['Kiwi']) ?? ROOT,
  recordIds: [`R-${id}`],
  kind: 'object',
  assetUri: '',
  linkName: null,
})

/** A session that keeps these; what main is asked to do with palettes and pins. */
function opened(places: Places): { session: Session; asked: string[] } {
  const asked: string[] = []
  stubMain(async (name, args) => {
    if (!name.startsWith('places.') || name === 'places.read') return new Promise(() => {})
    asked.push(`${name} ${JSON.stringify(args)}`)
    return { ok: true, value: null }
  })
  const session = openSession()
  session.places.store.update(() => places)
  return { session, asked }
}

const palettes = (count: number): readonly Palette[] =>
  Array.from({ length: count }, (_, index) => ({ id: String(index), name: 'Picnic', entries: [] }))
const said = (): string | undefined => toastStore.get().at(-1)?.message
const changes = (asked: readonly string[]): readonly string[] =>
  asked.filter(one => one.startsWith('places.changePalettes'))

it('makes no palette that would hold less than was asked for, and says why', async () => {
  const { session, asked } = opened(NO_PLACES)
  const many = Array.from({ length: MAX_IN_PALETTE + 1 }, (_, index) => item(index))
  await createPalette(session, 'Picnic', many, en)
  expect(said()).toBe(en.palettes.tooManyItems(MAX_IN_PALETTE))
  expect(changes(asked)).toEqual([])
})

it('makes and opens none where there are as many as there can be', async () => {
  const { session, asked } = opened({ ...NO_PLACES, palettes: palettes(MAX_PALETTES) })
  await createPalette(session, 'Picnic', [], en)
  expect(said()).toBe(en.palettes.tooMany(MAX_PALETTES))
  expect(changes(asked)).toEqual([])
})

it('still offers to put a palette back where there is no room for it yet', async () => {
  const [palette, ...others] = palettes(MAX_PALETTES + 1)
  if (palette === undefined) throw new Error('there is one')
  const { session, asked } = opened({ ...NO_PLACES, palettes: others })
  await removePalette(session, palette, en)
  toastStore.get().at(-1)?.actions[0]?.run()
  expect(said()).toBe(en.palettes.tooMany(MAX_PALETTES))
  session.places.store.update(() => NO_PLACES)
  toastStore.get().at(-1)?.actions[0]?.run()
  expect(changes(asked).at(-1)).toContain('"create"')
})

it('offers to put a pin back into its place', async () => {
  const [kiwi, plum] = [item(1), item(2)]
  const { session, asked } = opened({ ...NO_PLACES, pins: [kiwi, plum] })
  session.places.unpin('R-2')
  await expect.poll(said).toBe(en.places.nowUnpinned('Kiwi'))
  toastStore.get().at(-1)?.actions[0]?.run()
  expect(asked.at(-1)).toContain('"at":1')
})
