// @ts-check
// Runs the sandbox by itself, in plain Node; it gets all arguments.
import './set-up/require-node.mjs'
import { spawn } from 'node:child_process'
import path from 'node:path'
import { projectFolder } from './project-folder.mjs'
import { runEntry } from './run-entry.mjs'
import { setUpBuild } from './set-up/build.mjs'
import { setUpDependencies } from './set-up/dependencies.mjs'
import { onEndingSignal } from './set-up/signals.mjs'

await runEntry(async () => {
  await setUpDependencies(console.error)
  await setUpBuild(console.error)
  const sandbox = path.join(projectFolder, 'out', 'main', 'sandbox.cjs')
  const server = spawn(process.execPath, [sandbox, ...process.argv.slice(2)], { stdio: 'inherit' })
  onEndingSignal(signal => void server.kill(signal))
  return new Promise(resolve => server.once('exit', code => resolve(code ?? 1)))
})
