import { status } from '@grpc/grpc-js'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end'
import { IS_WHOLE } from '../../src-shared/testing/whole.ts'
import { connectWire, type WireClient } from '../../src-wire/testing/wire-client.ts'
import type { Uuid } from '../grids/uuid'
import type { InventoryStore } from './testing/inventory-store'
import { CEDAR } from './testing/linden-server'
import { IMPATIENT_TRIES, openLinden, PATIENT_TRIES } from './testing/open-linden'

const ROUNDS = IS_WHOLE ? 120 : 3
/** The same again: `SEED=` */
const SEED = Number(process.env['SEED'] ?? Date.now() & 0x7fffffff)
const FOLDERS = ['A', 'B', 'C'] as const
const ITEMS = 6

interface Change {
  /** Which item, counted in order of their ids. */
  readonly item: number
  readonly to: (typeof FOLDERS)[number]
  readonly title: string | null
}

const change: fc.Arbitrary<Change> = fc.record({
  item: fc.nat(ITEMS - 1),
  to: fc.constantFrom(...FOLDERS),
  title: fc.option(fc.constantFrom('Hat', 'Cap', 'Coat')),
})
/** What becomes of each packet that arrives; the first of them opens the circuit. */
const fates = fc.array(fc.constantFrom('lost', 'lost', 'unanswered', undefined), {
  minLength: 40,
  maxLength: 40,
})
const round = fc.tuple(fc.uniqueArray(change, { selector: it => it.item, minLength: 2, maxLength: 4 }), fates)

/** Answers with the status; 0 where it is said to be done. */
async function outcomeOf(called: Promise<unknown>): Promise<number> {
  return await called.then(
    () => 0,
    (thrown: unknown) =>
      thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'number' ? thrown.code : -1,
  )
}

it('a circuit that loses what it likes loses no item, and what is said of each is true', async () => {
  const { server, rhythm, socketPath, close } = await openLinden()
  const wire = connectWire(socketPath)
  onTestEnd(async () => {
    wire.close()
    await close()
  })
  const { store } = server
  const folders = new Map(FOLDERS.map(name => [name, store.addFolder(store.rootOf(CEDAR), name)]))
  const items = Array.from({ length: ITEMS }, () =>
    store.addItem(folders.get('A') ?? store.rootOf(CEDAR), 'Hat'),
  )
  const seen = { done: 0, unknown: 0, refused: 0 }
  for (const [changes, packets] of fc.sample(round, { numRuns: ROUNDS, seed: SEED })) {
    let packet = 0
    server.circuit.meddle = () => packets[packet++]
    rhythm.tries = IMPATIENT_TRIES
    const results = changes.map(async ({ item, to, title }) => {
      const id = items[item]
      const before = id === undefined ? undefined : store.items.get(id)
      const folderId = folders.get(to)
      if (before === undefined || folderId === undefined) throw new Error('It was lost before.')
      const newTitle = title ?? before.name
      const code = await outcomeOf(moved(wire, store, before.id, to, newTitle))
      const said = status[code] ?? code
      const after = store.items.get(before.id)
      const place = [after?.folderId, after?.name]
      const told = JSON.stringify({ seed: SEED, said, place, before, to, newTitle })
      // Whatever was said, it is in one of the two folders, and has one of the two names.
      expect([before.folderId, folderId], told).toContain(place[0])
      expect([before.name, newTitle], told).toContain(place[1])
      if (said === 'OK') expect(place, told).toEqual([folderId, newTitle])
      else if (said !== 'DEADLINE_EXCEEDED' && said !== 'ABORTED')
        expect(place, told).toEqual([before.folderId, before.name])
      if (said === 'OK') seen.done++
      else if (said === 'DEADLINE_EXCEEDED') seen.unknown++
      else seen.refused++
    })
    await Promise.all(results)
    server.circuit.meddle = null
    rhythm.tries = PATIENT_TRIES
  }
  expect(store.items.size).toBe(ITEMS)
  expect(seen.done).toBeGreaterThan(0)
  console.log(`a lossy circuit, seed ${SEED}: ${JSON.stringify(seen)}`)
}, 600_000)

async function moved(
  wire: WireClient,
  store: InventoryStore,
  id: Uuid,
  to: string,
  newTitle: string,
): Promise<void> {
  const folderId = store.items.get(id)?.folderId ?? null
  const from = folderId === null ? '' : (store.folders.get(folderId)?.name ?? '')
  const listed = (await wire.entries(`/Inventory/${from}`)).find(it => it.recordId === id)
  if (listed === undefined) throw new Error('It is in no listing.')
  await wire.move(`/Inventory/${from}/${listed.name}`, `/Inventory/${to}/x`, { expectedId: id, newTitle })
}
