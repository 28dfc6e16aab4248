// @ts-check
// npm run package: sets up what is missing, and makes the packages for this system into dist/. docs/package.md
import './set-up/require-node.mjs'
import path from 'node:path'
import { packageApp } from './package/package-app.mjs'
import { runEntry } from './run-entry.mjs'
import { fallbackExecutable, fallbackSource } from './set-up/fallback-source.mjs'
import { officialVersion } from './set-up/official-runtime.mjs'
import { setUpEverything } from './set-up/set-up.mjs'

await runEntry(async () => {
  const executable = await setUpEverything(console.log, { virtualDisplay: false })
  const isFallback = executable === fallbackExecutable()
  const files = await packageApp(console.log, {
    runtime: path.dirname(executable),
    electronVersion: isFallback ? fallbackSource.electronVersion : officialVersion(),
  })
  for (const file of files) console.log(path.relative(process.cwd(), file))
  if (process.platform === 'linux')
    console.log('No AppImage: we found no package of the npm registry with its runtime (docs/package.md).')
  if (isFallback)
    console.log(
      `These hold Electron ${fallbackSource.electronVersion}, the fallback of closed networks, which gets no security fixes: try them, never hand them out (docs/runtime.md).`,
    )
  return 0
})
