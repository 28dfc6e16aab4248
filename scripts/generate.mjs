// @ts-check
// npm run generate: writes the TypeScript of proto/ into src-wire/gen, and keeps what the contract says now.
import './set-up/require-node.mjs'
import { generateInto } from './checks/generated-code.mjs'
import { checkKeptContract, keepContract } from './checks/kept-contract.mjs'
import { projectFolder } from './project-folder.mjs'
import { runEntry } from './run-entry.mjs'
import { setUpDependencies } from './set-up/dependencies.mjs'
import { SetUpFailure } from './set-up/set-up-failure.mjs'

await runEntry(async () => {
  await setUpDependencies(console.log)
  const broken = await checkKeptContract()
  if (broken.code !== 0)
    throw new SetUpFailure(`proto/ breaks what it has said before:\n${broken.output.trim()}`)
  await generateInto(projectFolder)
  return (await keepContract()).code
})
