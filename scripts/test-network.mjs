// @ts-check
// npm run test:network: a start, a minute of idling and the end, watched for anything that asks the network.
import './set-up/require-node.mjs'
import { runEntry } from './run-entry.mjs'
import { setUpUntilRuntime } from './set-up/set-up.mjs'
import { parseLongRun } from './tests/long-run-arguments.mjs'
import { runE2eTests } from './tests/run-e2e-tests.mjs'

await runEntry(async () => {
  const { minutes } = parseLongRun(['--minutes=1', ...process.argv.slice(2)])
  await setUpUntilRuntime(console.log, { virtualDisplay: true })
  process.env['SATCHEL_IDLE_SECONDS'] = String(minutes * 60)
  const { totals } = await runE2eTests({ onOwnDisplay: true, only: 'network.spec' })
  return totals.failed > 0 ? 1 : 0
})
