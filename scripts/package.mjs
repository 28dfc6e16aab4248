// @ts-check
// npm run package: sets up what is missing, and makes the packages for this system into dist/. docs/package.md
import './set-up/require-node.mjs'
import path from 'node:path'
import { packageForThisSystem } from './package/package-for-this-system.mjs'
import { runEntry } from './run-entry.mjs'

await runEntry(async () => {
  const files = await packageForThisSystem(console.log)
  if (process.platform === 'linux')
    console.log('No AppImage: we found no package of the npm registry with its runtime (docs/package.md).')
  for (const file of files) console.log(path.relative(process.cwd(), file))
  return 0
})
