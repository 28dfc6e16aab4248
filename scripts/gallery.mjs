// @ts-check
// npm run gallery: builds the gallery of src-renderer/gallery and opens it; -- --build-only only builds;
// -- --pictures takes every scene in every look, and a page with all of them.
import './set-up/require-node.mjs'
import fs from 'node:fs'
import path from 'node:path'
import { writePictureSheet } from './gallery-app/picture-sheet.mjs'
import { projectFolder } from './project-folder.mjs'
import { runCommand } from './run-command.mjs'
import { runEntry } from './run-entry.mjs'
import { setUpGallery } from './set-up/build.mjs'
import { setUpUntilRuntime } from './set-up/set-up.mjs'
import { electronFlags } from './start/electron-flags.mjs'
import { runE2eTests } from './tests/run-e2e-tests.mjs'

await runEntry(() => (process.argv.includes('--pictures') ? takePictures() : openGallery()))

async function openGallery() {
  const executable = await setUpUntilRuntime(console.log, { virtualDisplay: false })
  await setUpGallery(console.log)
  if (process.argv.includes('--build-only')) return 0
  const args = [...(await electronFlags('x11')), path.join(projectFolder, 'scripts', 'gallery-app')]
  const { code } = await runCommand(executable, args, { inherit: true })
  return code
}

/** Fails when something is cut, covered or out of the window in one of them. */
async function takePictures() {
  await setUpUntilRuntime(console.log, { virtualDisplay: true })
  const folder = path.join(projectFolder, '.satchel', 'gallery')
  fs.rmSync(folder, { recursive: true, force: true })
  process.env['SATCHEL_GALLERY_PICTURES'] = folder
  const { totals } = await runE2eTests({ onOwnDisplay: true, only: 'gallery.spec' })
  console.log(`Pictures: ${writePictureSheet(folder)}`)
  return totals.failed > 0 ? 1 : 0
}
