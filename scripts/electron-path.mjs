// @ts-check
// Prints the path of the Electron that the tests use; all other words go to stderr.
import './set-up/require-node.mjs'
import { runEntry } from './run-entry.mjs'
import { setUpUntilRuntime } from './set-up/set-up.mjs'

await runEntry(async () => {
  console.log(await setUpUntilRuntime(console.error, { virtualDisplay: false }))
  return 0
})
