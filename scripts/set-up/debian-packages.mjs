// @ts-check
import { runCommand } from '../run-command.mjs'
import { currentName, packagesFor } from './package-names.mjs'
import { SetUpFailure } from './set-up-failure.mjs'
import { hasCommand, missingLibraries } from './shared-libraries.mjs'

/** Chinese, Japanese and Korean names would be boxes without; the smallest font that has them all. */
const fontsForAll = 'fonts-droid-fallback'

/**
 * Installs what the runtime, and the virtual display if one is needed, lack of the system.
 * @param {(line: string) => void} say
 * @param {{ executable: string, virtualDisplay: boolean }} needs
 */
export async function setUpDebianPackages(say, { executable, virtualDisplay }) {
  if (process.platform !== 'linux') return
  const libraries = await missingLibraries(executable)
  const lacksXvfb = virtualDisplay && !hasCommand('Xvfb')
  if (libraries.length === 0 && !lacksXvfb) return
  const lacking = [...libraries, ...(lacksXvfb ? ['the command Xvfb'] : [])].join(', ')
  if (!hasCommand('apt-get'))
    throw new SetUpFailure(
      `Electron lacks ${lacking}: install what this system calls the packages with them, and start again.`,
    )
  const { packages, unknown } = packagesFor(libraries)
  if (unknown.length > 0 && packages.length === 0 && !lacksXvfb)
    throw new SetUpFailure(
      `Electron lacks ${unknown.join(', ')}: install the packages with them, and start again.`,
    )
  await install(say, [...packages, ...(lacksXvfb ? ['xvfb'] : []), ...(virtualDisplay ? [fontsForAll] : [])])
  const stillMissing = await missingLibraries(executable)
  if (stillMissing.length > 0)
    throw new SetUpFailure(
      `Electron still lacks ${stillMissing.join(', ')}: install the packages with them, and start again.`,
    )
}

/**
 * @param {(line: string) => void} say
 * @param {readonly string[]} wanted
 */
async function install(say, wanted) {
  const isRoot = process.getuid?.() === 0
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  // A source that does not answer makes this fail although the packages may well be there: installing decides.
  if (isRoot) await runCommand('apt-get', ['update', '-o', 'Acquire::Retries=2'], { env })
  const known = new Set((await runCommand('apt-cache', ['pkgnames'])).stdout.split('\n'))
  const packages = wanted.map(name => currentName(name, known))
  if (!isRoot)
    throw new SetUpFailure(
      `Electron lacks libraries of this system; install them with the next line, and start again:\nsudo apt-get install --no-install-recommends ${packages.join(' ')}`,
    )
  say(`Installing with apt-get: ${packages.join(' ')} …`)
  const options = [
    '--yes',
    '--no-install-recommends',
    '-o',
    'Acquire::Retries=2',
    '-o',
    'DPkg::Lock::Timeout=300',
  ]
  const result = await runCommand('apt-get', ['install', ...options, ...packages], { env })
  if (result.code !== 0) throw aptFailure(result.output)
}

/** @param {string} output */
function aptFailure(output) {
  if (/No space left|enough free space/.test(output))
    return new SetUpFailure(
      'The Debian packages could not be installed: the disk is full; free about 1 GB and start again.',
    )
  const errors = output.split('\n').filter(line => /^(E|Err|W):/.test(line))
  return new SetUpFailure(
    `The Debian packages could not be installed: check the network and /etc/apt, then start again. apt-get said:\n${errors.join('\n')}`,
  )
}
