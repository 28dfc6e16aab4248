import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { testFolder } from '../testing/sandbox-process'
import { ProgramLoader } from './program-loader'

const CHUNK = 'exports.twice = n => 2 * n'
const MAIN = `const { twice } = require('./chunks/twice.cjs')
const { sep } = require('node:path')
module.exports = { answer: twice(21), sep, isOnce: require('./chunks/twice.cjs').twice === twice, file: __filename }`

function program(main = MAIN): string {
  const folder = testFolder()
  mkdirSync(join(folder, 'chunks'))
  writeFileSync(join(folder, 'main.cjs'), main)
  writeFileSync(join(folder, 'chunks', 'twice.cjs'), CHUNK)
  return folder
}

/** What a run of the program leaves for later ones. */
function keptOf(folder: string): Uint8Array {
  const loader = new ProgramLoader(folder, null)
  loader.load('main.cjs')
  return loader.compiled()
}

it('runs a program of several files as require does, each once', () => {
  const folder = program()
  const loader = new ProgramLoader(folder, null)
  const expected = { answer: 42, isOnce: true, file: join(folder, 'main.cjs') }
  expect(loader.load('main.cjs')).toMatchObject(expected)
  expect(loader.used).toBe(0)
})

it('runs the code that was kept, of every file', () => {
  const folder = program()
  const loader = new ProgramLoader(folder, keptOf(folder))
  expect(loader.load('main.cjs')).toMatchObject({ answer: 42 })
  expect(loader.used).toBe(2)
})

it('does not run what was kept of another source, also of the same length', () => {
  const folder = program()
  const kept = keptOf(folder)
  writeFileSync(join(folder, 'main.cjs'), MAIN.replace('21', '13'))
  const loader = new ProgramLoader(folder, kept)
  expect(loader.load('main.cjs')).toMatchObject({ answer: 26 })
  expect(loader.used).toBe(1)
})

it('does not run what was kept in another runtime', () => {
  const folder = program()
  const kept = Buffer.from(keptOf(folder))
  // V8 writes a text in one or two bytes a letter, as it happens to hold it.
  const at = Math.max(
    kept.indexOf(process.versions.v8),
    kept.indexOf(Buffer.from(process.versions.v8, 'utf16le')),
  )
  kept.write('0', at)
  const loader = new ProgramLoader(folder, kept)
  expect(loader.load('main.cjs')).toMatchObject({ answer: 42 })
  expect(loader.used).toBe(0)
})

it.each(['', 'nonsense', '\0'.repeat(5_000)])('runs without what is no kept code (%j)', kept => {
  const loader = new ProgramLoader(program(), Buffer.from(kept))
  expect(loader.load('main.cjs')).toMatchObject({ answer: 42 })
  expect(loader.used).toBe(0)
})

it('throws what a file throws', () => {
  const loader = new ProgramLoader(program('throw new Error("of its own")'), null)
  expect(() => loader.load('main.cjs')).toThrow('of its own')
})
