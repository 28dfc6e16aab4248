// @ts-check
// npm run test:soak: ten thousand random histories against the real sandbox, looking for anything lost, and a
// thousand of the index, with a thousand kills.
// SOURCE=paths, ids or folder takes the operations of one kind. RUNS=…, INDEX_RUNS=…, INDEX_KILLS=…, SEED=… and
// JOBS=… say how many, which, and how many processes at once.
import './set-up/require-node.mjs'
import os from 'node:os'
import { runEntry } from './run-entry.mjs'
import { setUpDependencies } from './set-up/dependencies.mjs'
import { numberFrom, runIndexSoak, runSoak } from './tests/run-soak.mjs'

await runEntry(async () => {
  await setUpDependencies(console.log)
  const { env } = process
  const seed = numberFrom(env['SEED'], Date.now() % 0x7fffffff)
  const isOneKind = (env['SOURCE'] ?? '') !== ''
  const ofIndex = isOneKind
    ? 0
    : await runIndexSoak({
        histories: numberFrom(env['INDEX_RUNS'], 1_000),
        kills: numberFrom(env['INDEX_KILLS'], 1_000),
        seed,
      })
  const ofOperations = await runSoak({
    runs: numberFrom(env['RUNS'], 10_000),
    seed,
    jobs: numberFrom(env['JOBS'], os.availableParallelism()),
  })
  return ofIndex === 0 ? ofOperations : ofIndex
})
