// @ts-check
// npm run build: builds the app into out/, also when nothing has changed.
import './set-up/require-node.mjs'
import { runEntry } from './run-entry.mjs'
import { forgetBuild, setUpBuild } from './set-up/build.mjs'

await runEntry(async () => {
  forgetBuild()
  await setUpBuild(console.log)
  return 0
})
