// @ts-check
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { projectFolder } from '../project-folder.mjs'
import { citationsIn, isTest } from './cited-tests.mjs'

const page = readFileSync(path.join(projectFolder, 'docs', 'design-shown.md'), 'utf8')
const rows = page.split('\n').filter(line => line.startsWith('| ') && !line.startsWith('| The design page'))

/** The scenes are the whole window: a busy machine takes its time to translate them. */
const SCENES_READ_WITHIN_MS = 120_000

/** @type {ReadonlySet<string>} */
let sceneIds

beforeAll(async () => {
  // Node 20, unlike later ones and a window, says nothing of what it runs on.
  vi.stubGlobal('navigator', { userAgent: '', language: 'en' })
  const scenes = path.join(projectFolder, 'src-renderer', 'gallery', 'scenes.ts')
  /** @type {{ SCENES: readonly { id: string }[] }} */
  const { SCENES } = await import(scenes)
  sceneIds = new Set(SCENES.map(({ id }) => id))
}, SCENES_READ_WITHIN_MS)

describe('docs/design-shown.md', () => {
  it.each(rows)('cites tests and pictures that there are: %s', row => {
    const cited = citationsIn(row)
    expect(cited).not.toEqual([])
    const missing = cited.filter(each =>
      each.place === 'gallery' ? !sceneIds.has(each.name) : !isTest(each),
    )
    expect(missing).toEqual([])
  })

  it('has a row for every sentence of a long page', () => {
    expect(rows.length).toBeGreaterThan(70)
  })
})
