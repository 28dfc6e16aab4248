import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { VersionedFile } from '../storage/versioned-file'
import { keepFilesPrivate } from './private-files'

let place: string
const umask = process.umask()
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'satchel-private-'))
})
afterEach(() => {
  process.umask(umask)
  rmSync(place, { recursive: true, force: true })
})

const modeOf = (path: string): number => statSync(path).mode & 0o777

it('makes a folder for this person alone, and takes one from others', () => {
  const made = join(place, 'a', 'b')
  keepFilesPrivate(made, () => {})
  expect(modeOf(made)).toBe(0o700)
  chmodSync(made, 0o777)
  keepFilesPrivate(made, () => {})
  expect(modeOf(made)).toBe(0o700)
})

it('leaves the mode of what a link leads to, whatever is kept there', () => {
  const target = join(place, 'shared')
  const link = join(place, 'data')
  mkdirSync(target)
  chmodSync(target, 0o755)
  symlinkSync(target, link)
  keepFilesPrivate(link, () => {})
  new VersionedFile(join(link, 'settings.json'), 1, () => {}).write({ a: 1 })
  expect(modeOf(target)).toBe(0o755)
  expect(modeOf(join(target, 'settings.json'))).toBe(0o600)
})
