import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { VersionedFile } from './versioned-file'

let folder: string
let path: string
const fileOf = (version = 2): VersionedFile => new VersionedFile(path, version, () => {})

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'satchel-file-'))
  path = join(folder, 'data', 'some.json')
  mkdirSync(join(folder, 'data'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe('VersionedFile', () => {
  it('reads what it wrote, and nothing where nothing is', () => {
    expect(fileOf().read()).toEqual({ kind: 'none' })
    fileOf().write({ a: [1, 'ü'] })
    expect(fileOf().read()).toEqual({ kind: 'data', data: { a: [1, 'ü'], version: 2 } })
  })

  it('keeps its file and the folder that it makes to the person, and leaves nothing unfinished', () => {
    rmdirSync(join(folder, 'data'))
    fileOf().write({ a: 1 })
    fileOf().write({ a: 2 })
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(statSync(join(folder, 'data')).mode & 0o777).toBe(0o700)
    expect(readdirSync(join(folder, 'data'))).toEqual(['some.json'])
  })

  it.each(['', '{"version":2', '[]', 'null', '{"a":1}', '{"version":"2"}', '\u0000\u0001'])(
    'sets aside what it cannot understand, and deletes nothing: %j',
    text => {
      writeFileSync(path, text)
      const stored = fileOf().read()
      expect(stored).toMatchObject({ kind: 'set-aside', why: 'unreadable' })
      const keptAs = stored.kind === 'set-aside' ? stored.keptAs : null
      expect(readFileSync(keptAs ?? '', 'utf8')).toBe(text)
      expect(fileOf().read()).toEqual({ kind: 'none' })
    },
  )

  it('sets aside the file of a newer Satchel under a name that says so', () => {
    fileOf(3).write({ a: 1 })
    const stored = fileOf(2).read()
    expect(stored).toMatchObject({ kind: 'set-aside', why: 'newer' })
    expect(stored.kind === 'set-aside' && stored.keptAs).toContain('some.json.newer-')
  })

  it('is not replaced where it could not be set aside', () => {
    // Its name has no room for what is written behind it.
    const long = join(folder, 'x'.repeat(230))
    writeFileSync(long, '{"version":9,"pins":["mine"]}')
    const file = new VersionedFile(long, 1, () => {})
    expect(file.read()).toEqual({ kind: 'set-aside', why: 'newer', keptAs: null })
    expect(() => file.write({ pins: [] })).toThrow('could not be set aside')
    expect(readFileSync(long, 'utf8')).toContain('mine')
  })

  it('sets aside a folder that stands in its place', () => {
    mkdirSync(path)
    expect(fileOf().read()).toMatchObject({ kind: 'set-aside', why: 'unreadable' })
    fileOf().write({ a: 1 })
    expect(fileOf().read()).toMatchObject({ kind: 'data' })
  })
})
