// @ts-check
// npm run pictures: makes the pictures of the README anew, from the real app on the sandbox.
import './set-up/require-node.mjs'
import path from 'node:path'
import { projectFolder } from './project-folder.mjs'
import { runEntry } from './run-entry.mjs'
import { setUpUntilRuntime } from './set-up/set-up.mjs'
import { runE2eTests } from './tests/run-e2e-tests.mjs'

await runEntry(async () => {
  await setUpUntilRuntime(console.log, { virtualDisplay: true })
  process.env['SATCHEL_PICTURES'] = path.join(projectFolder, 'docs', 'pictures')
  const { totals } = await runE2eTests({ onOwnDisplay: true, only: 'pictures' })
  return totals.failed > 0 ? 1 : 0
})
