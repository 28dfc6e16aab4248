// @ts-check
// npm run tour: makes the README's tour anew, from the real app on the sandbox.
import './set-up/require-node.mjs'
import fs from 'node:fs'
import path from 'node:path'
import { projectFolder } from './project-folder.mjs'
import { runEntry } from './run-entry.mjs'
import { setUpUntilRuntime } from './set-up/set-up.mjs'
import { runE2eTests } from './tests/run-e2e-tests.mjs'

const frames = path.join(projectFolder, 'test-results', 'tour-frames')
const picture = path.join(projectFolder, 'docs', 'pictures', 'tour.webp')

await runEntry(async () => {
  await setUpUntilRuntime(console.log, { virtualDisplay: true })
  process.env['SATCHEL_TOUR'] = frames
  const { totals } = await runE2eTests({ onOwnDisplay: true, config: 'e2e/tour/playwright.config.ts' })
  if (totals.failed > 0) return 1
  // The set-up may just have installed what this needs.
  const { writeAnimatedPicture } = await import('./tour/animated-picture.mjs')
  const list = JSON.parse(fs.readFileSync(path.join(frames, 'frames.json'), 'utf8'))
  const { bytes, seconds } = await writeAnimatedPicture(list, picture)
  console.log(`${picture}: ${seconds.toFixed(0)} seconds, ${(bytes / 1e6).toFixed(1)} MB`)
  return 0
})
