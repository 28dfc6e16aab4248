// @ts-check
// npm run test:fuzz: bytes that no service should send, from the decoder to the text on screen.
import './set-up/require-node.mjs'
import { runEntry } from './run-entry.mjs'
import { setUpDependencies } from './set-up/dependencies.mjs'
import { parseLongRun } from './tests/long-run-arguments.mjs'
import { runUnitTests } from './tests/run-unit-tests.mjs'

await runEntry(async () => {
  const { minutes, seed } = parseLongRun(process.argv.slice(2))
  await setUpDependencies(console.log)
  process.env['SATCHEL_FUZZ_MINUTES'] = String(minutes)
  process.env['SATCHEL_FUZZ_SEED'] = String(seed)
  console.log(`${minutes} minutes of fuzzing; the same again: npm run test:fuzz -- --seed=${seed}`)
  const { totals } = await runUnitTests({ only: 'e2e/fuzz' })
  return totals.failed > 0 ? 1 : 0
})
