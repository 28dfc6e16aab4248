// @ts-check
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectFolder } from '../project-folder.mjs'

/** What a source calls itself in Describe. */
const PLATFORMS = /['"`](opensim|folder|secondlife|smartbots|s3|omniverse)['"`]/

/** Above the adapter: what is decided there follows from capabilities (`domain/why-not.ts`). */
const ABOVE = [
  'src-main/operations',
  'src-main/thumbnails',
  'src-shared/domain',
  'src-renderer/actions',
  'src-renderer/drag',
  'src-renderer/browser',
  'src-renderer/listings',
]

/** `platform === 'x'`, `platform: 'x'`, `case 'x'` beside the word. */
const ASKS = /\bplatform\b[^\n]*/

/** @param {string} folder @returns {string[]} */
function sourcesBelow(folder) {
  return fs
    .readdirSync(path.join(projectFolder, folder), { recursive: true, encoding: 'utf8' })
    .filter(file => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !file.includes('testing'))
    .map(file => path.join(folder, file))
}

/** @param {string} text @returns {string[]} */
const strayLines = text => text.split('\n').filter(line => PLATFORMS.test(ASKS.exec(line)?.[0] ?? ''))

describe('above the adapter', () => {
  it('nobody asks which platform it is', () => {
    const stray = ABOVE.flatMap(sourcesBelow).flatMap(file =>
      strayLines(fs.readFileSync(path.join(projectFolder, file), 'utf8')).map(
        line => `${file}: ${line.trim()}`,
      ),
    )
    expect(stray).toEqual([])
  })

  it('and would be found out', () => {
    expect(strayLines("if (capabilities.platform === 'opensim') return")).toHaveLength(1)
    expect(strayLines("if (entry.kind === 'folder') return")).toHaveLength(0)
  })
})
