// @ts-check
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectFolder } from '../project-folder.mjs'
import { benchNames, parseBenchArguments } from './bench-arguments.mjs'

describe('parseBenchArguments', () => {
  it('runs every bench five times by default', () => {
    expect(parseBenchArguments([])).toMatchObject({ only: benchNames, runs: 5, check: false, long: false })
  })

  it('takes a choice of benches', () => {
    expect(parseBenchArguments(['--only=list,start', '--check'])).toMatchObject({
      only: ['list', 'start'],
      check: true,
    })
  })

  it('refuses what it does not know, and a baseline of few runs', () => {
    for (const argument of ['--only=speed', '--runs=0', '--fast']) {
      expect(() => parseBenchArguments([argument])).toThrow(
        argument.split('=')[0] === '--only' ? 'speed' : argument,
      )
    }
    expect(() => parseBenchArguments(['--runs=2', '--write-baseline'])).toThrow('at least 5')
  })

  it('knows the benches that there are', () => {
    const files = fs.readdirSync(path.join(projectFolder, 'bench')).filter(name => name.endsWith('.bench.ts'))
    expect(files.map(name => name.replace('.bench.ts', '')).sort()).toEqual([...benchNames].sort())
  })
})
