// @ts-check
// npm run gateway -- <platform> …: an inventory of another kind on a socket of its own, in plain Node; it gets all arguments.
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
  const program = path.join(projectFolder, 'out', 'main', 'gateway.cjs')
  const [, , ...args] = process.argv
  // Descriptor 3 is for --secret-fd, where the shell has opened one.
  const stdio = args.some(arg => arg.startsWith('--secret-fd'))
    ? /** @type {const} */ (['inherit', 'inherit', 'inherit', 3])
    : 'inherit'
  const server = spawn(process.execPath, [program, ...args], {
    stdio: stdio === 'inherit' ? stdio : [...stdio],
  })
  onEndingSignal(signal => void server.kill(signal))
  return new Promise(resolve => server.once('exit', code => resolve(code ?? 1)))
})
