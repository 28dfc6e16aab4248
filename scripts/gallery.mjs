// @ts-check
// npm run gallery: builds the gallery of src-renderer/gallery and opens it; -- --build-only only builds.
import './set-up/require-node.mjs'
import path from 'node:path'
import { projectFolder } from './project-folder.mjs'
import { runCommand } from './run-command.mjs'
import { runEntry } from './run-entry.mjs'
import { setUpGallery } from './set-up/build.mjs'
import { setUpUntilRuntime } from './set-up/set-up.mjs'
import { electronFlags } from './start/electron-flags.mjs'

await runEntry(async () => {
  const executable = await setUpUntilRuntime(console.log, { virtualDisplay: false })
  await setUpGallery(console.log)
  if (process.argv.includes('--build-only')) return 0
  const args = [...(await electronFlags('x11')), path.join(projectFolder, 'scripts', 'gallery-app')]
  const { code } = await runCommand(executable, args, { inherit: true })
  return code
})
