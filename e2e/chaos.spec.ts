import { ChaosWorld } from './chaos/chaos-world'
import { TROUBLES } from './chaos/troubles'
import { describeMemory, type Memory, VitalSigns } from './chaos/vital-signs'
import { seededRandom, shuffled } from './fixtures/seeded-random'
import { expect, test } from './fixtures/test'
import { IS_WHOLE } from './fixtures/whole'

const nightly = IS_WHOLE || process.env['SATCHEL_CHAOS_MINUTES'] !== undefined ? test : test.skip

/** `npm run test:chaos` sets both; the short run of the night takes the same order every time. */
const MINUTES = Number(process.env['SATCHEL_CHAOS_MINUTES'] ?? 0.6)
const SEED = Number(process.env['SATCHEL_CHAOS_SEED'] ?? 1)

/** A long run has had every trouble once at least, however slow the machine. */
function mustBeWhole(round: number): boolean {
  return round === 1 && MINUTES >= 5
}

/** How much more may be in use at the end than after the round that left least, in MiB. */
const BOUND = { mainHeap: 32, mainOutsideHeap: 64, pageHeap: 64, resident: 512 }

nightly('whatever happens to the service, the window says so and comes back', async ({ open, folder }) => {
  test.setTimeout(MINUTES * 60_000 + (MINUTES >= 5 ? 600_000 : 240_000))
  const endMs = Date.now() + MINUTES * 60_000
  const random = seededRandom(SEED)
  const environment = { RESONITE_IO_SOCKET_DIR: folder }
  const world = await ChaosWorld.begin(
    folder,
    () => open({ environment, arguments: ['--js-flags=--expose-gc'] }),
    random,
  )
  try {
    await world.satchel.isReady()
    const signs = await VitalSigns.watch(world.satchel, folder)
    const samples: Memory[] = []
    const counts = new Map(Object.keys(TROUBLES).map(name => [name, 0]))
    for (let round = 1; Date.now() < endMs; round++) {
      for (const name of shuffled(Object.keys(TROUBLES), random)) {
        if (Date.now() >= endMs && !mustBeWhole(round)) break
        const startMs = Date.now()
        await test.step(`round ${round}: ${name}`, () => TROUBLES[name]?.(world))
        expect(signs.faults(), name).toEqual([])
        counts.set(name, (counts.get(name) ?? 0) + 1)
        console.log(
          `seed ${SEED}, round ${round}: ${name} (${((Date.now() - startMs) / 1_000).toFixed(1)} s)`,
        )
      }
      const sample = await signs.memory()
      samples.push(sample)
      console.log(`in use, MiB: ${describeMemory(sample)}`)
    }
    console.log(`how often: ${[...counts].map(([name, count]) => `${name} ${count}`).join(', ')}`)
    if (mustBeWhole(1)) {
      expect([...counts].filter(([, count]) => count === 0)).toEqual([])
      expect(world.tooLargePictures).toBeGreaterThan(0)
    }
    // What was fetched last is let go of a moment later.
    await expect(async () => expectBounded(samples, await signs.memory())).toPass({ timeout: 30_000 })
    console.log(`at the end, MiB: ${describeMemory(await signs.memory())}`)
    expect(signs.faults()).toEqual([])
  } finally {
    await world.end()
  }
})

/** Each sample comes after every trouble: what is kept by design is there by then. */
function expectBounded(samples: readonly Memory[], last: Memory): void {
  for (const [name, bound] of Object.entries(BOUND)) {
    const least = Math.min(...samples.map(sample => Reflect.get(sample, name)))
    expect(Reflect.get(last, name) - least, `growth of ${name} in MiB`).toBeLessThan(bound)
  }
}
