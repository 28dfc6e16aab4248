// @ts-check
import path from 'node:path'
import { fallbackExecutable, fallbackSource } from '../set-up/fallback-source.mjs'
import { officialVersion } from '../set-up/official-runtime.mjs'
import { setUpEverything } from '../set-up/set-up.mjs'
import { packageApp } from './package-app.mjs'

/**
 * Sets up what is missing and makes the packages, with whichever runtime set-up resolves.
 * @param {(line: string) => void} say
 */
export async function packageForThisSystem(say) {
  const executable = await setUpEverything(say, { virtualDisplay: false })
  const isFallback = executable === fallbackExecutable()
  const files = await packageApp(say, {
    runtime: path.dirname(executable),
    electronVersion: isFallback ? fallbackSource.electronVersion : officialVersion(),
  })
  if (isFallback)
    say(
      `These hold Electron ${fallbackSource.electronVersion}, the fallback of closed networks, which gets no security fixes: try them, never hand them out (docs/runtime.md).`,
    )
  return files
}
