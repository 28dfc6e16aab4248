// @ts-check
// npm run test:soak: ten thousand random histories against the real sandbox, looking for anything lost.
// RUNS=…, SEED=… and JOBS=… say how many, which, and how many processes at once.
import './set-up/require-node.mjs'
import os from 'node:os'
import { runEntry } from './run-entry.mjs'
import { setUpDependencies } from './set-up/dependencies.mjs'
import { numberFrom, runSoak } from './tests/run-soak.mjs'

await runEntry(async () => {
  await setUpDependencies(console.log)
  const { env } = process
  return runSoak({
    runs: numberFrom(env['RUNS'], 10_000),
    seed: numberFrom(env['SEED'], Date.now() % 0x7fffffff),
    jobs: numberFrom(env['JOBS'], os.availableParallelism()),
  })
})
