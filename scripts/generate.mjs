// @ts-check
// npm run generate: writes the TypeScript of proto/ into src-wire/gen.
import './set-up/require-node.mjs'
import { generateInto } from './checks/generated-code.mjs'
import { projectFolder } from './project-folder.mjs'
import { runEntry } from './run-entry.mjs'
import { setUpDependencies } from './set-up/dependencies.mjs'

await runEntry(async () => {
  await setUpDependencies(console.log)
  await generateInto(projectFolder)
  return 0
})
