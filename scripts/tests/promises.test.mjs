// @ts-check
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectFolder } from '../project-folder.mjs'
import { citationsIn, isTest } from './cited-tests.mjs'

const page = readFileSync(path.join(projectFolder, 'docs', 'nothing-gets-lost.md'), 'utf8')
const [promises = ''] = page.split('## What cannot be guaranteed')
const lines = promises.split('\n').filter(line => line.startsWith('- '))

describe('docs/nothing-gets-lost.md', () => {
  it.each(lines)('promises nothing without a test of that name: %s', line => {
    const cited = citationsIn(line).map(({ place, name }) => ({
      place: `src-main/operations/${place}`,
      name,
    }))
    expect(cited).not.toEqual([])
    expect(cited.filter(each => !isTest(each))).toEqual([])
  })

  it('promises something', () => {
    expect(lines.length).toBeGreaterThan(20)
  })
})
