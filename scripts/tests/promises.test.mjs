// @ts-check
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectFolder } from '../project-folder.mjs'

const page = readFileSync(path.join(projectFolder, 'docs', 'nothing-gets-lost.md'), 'utf8')
const [promises = ''] = page.split('## What cannot be guaranteed')
const lines = promises.split('\n').filter(line => line.startsWith('- '))

describe('docs/nothing-gets-lost.md', () => {
  it.each(lines)('promises nothing without a test of that name: %s', line => {
    const cited = /`([\w/.-]+) › ([^`]+)`$/.exec(line)
    expect(cited).not.toBeNull()
    const [, file = '', name = ''] = cited ?? []
    const test = path.join(projectFolder, 'src-main', 'operations', file)
    expect(existsSync(test)).toBe(true)
    expect(readFileSync(test, 'utf8')).toContain(`'${name}'`)
  })

  it('promises something', () => {
    expect(lines.length).toBeGreaterThan(20)
  })
})
