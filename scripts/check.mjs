// @ts-check
// npm run check: generated code, format, lint, types, unused code.
import './set-up/require-node.mjs'
import { runChecks } from './checks/run-checks.mjs'
import { runEntry } from './run-entry.mjs'
import { setUpDependencies } from './set-up/dependencies.mjs'

await runEntry(async () => {
  await setUpDependencies(console.log)
  return (await runChecks({ keepGoing: true })) ? 0 : 1
})
