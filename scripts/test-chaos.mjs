// @ts-check
// npm run test:chaos: the real app against a service to which everything happens; docs/security.md says what.
import './set-up/require-node.mjs'
import { runEntry } from './run-entry.mjs'
import { setUpUntilRuntime } from './set-up/set-up.mjs'
import { parseLongRun } from './tests/long-run-arguments.mjs'
import { runE2eTests } from './tests/run-e2e-tests.mjs'

await runEntry(async () => {
  const { minutes, seed } = parseLongRun(process.argv.slice(2))
  await setUpUntilRuntime(console.log, { virtualDisplay: true })
  process.env['SATCHEL_CHAOS_MINUTES'] = String(minutes)
  process.env['SATCHEL_CHAOS_SEED'] = String(seed)
  console.log(`${minutes} minutes of chaos; the same again: npm run test:chaos -- --seed=${seed}`)
  const { totals } = await runE2eTests({ onOwnDisplay: true, only: 'chaos.spec' })
  return totals.failed > 0 ? 1 : 0
})
