// @ts-check
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { projectFolder } from '../project-folder.mjs'
import { runCommand } from '../run-command.mjs'
import { downloadWithTimeouts } from './download-with-timeouts.mjs'

const electronFolder = path.join(projectFolder, 'node_modules', 'electron')
const readElectron = createRequire(path.join(electronFolder, 'package.json'))

/** @returns {string} the version that package.json asks for */
export function officialVersion() {
  return readElectron('./package.json').version
}

/**
 * Electron's installer writes path.txt last, so a half-extracted runtime does not count.
 * @returns {string | undefined}
 */
export function officialExecutable() {
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? path.join(electronFolder, 'dist')
  try {
    const inside = process.env['ELECTRON_OVERRIDE_DIST_PATH']
      ? 'electron'
      : fs.readFileSync(path.join(electronFolder, 'path.txt'), 'utf8')
    const executable = path.join(dist, inside)
    return fs.existsSync(executable) ? executable : undefined
  } catch {
    return undefined
  }
}

/**
 * Puts the release into Electron's own download cache, then lets its installer take it from there. The installer alone
 * would wait for minutes on a network that swallows packets. The usual ELECTRON_MIRROR settings hold for both.
 */
export async function downloadOfficialRuntime() {
  const { downloadArtifact } = await import(pathToFileURL(readElectron.resolve('@electron/get')).href)
  await downloadArtifact({
    version: officialVersion(),
    artifactName: 'electron',
    platform: process.platform,
    arch: process.arch,
    checksums: readElectron('./checksums.json'),
    cacheRoot: process.env['electron_config_cache'],
    downloader: { download: downloadWithTimeouts },
  })
  const installer = await runCommand(process.execPath, [path.join(electronFolder, 'install.js')])
  if (installer.code !== 0) throw new Error(`its installer failed: ${installer.output.trim()}`)
}
