import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end.ts'
import { Dir } from './dir.ts'
import { isSpelledLike } from './place-file.ts'
import { freeLeftover, reserveName } from './reserve-name.ts'

async function openPlace() {
  const root = mkdtempSync(join(tmpdir(), 'satchel-names-'))
  const dir = Dir.root(Buffer.from(root))
  onTestEnd(async () => {
    dir.close()
    rmSync(root, { recursive: true, force: true })
  })
  return { root, spot: { dir, name: Buffer.from('hat.txt') } }
}

/** What FAT answers. */
function noLinks(): never {
  throw Object.assign(new Error('EPERM: operation not permitted, symlink'), { code: 'EPERM' })
}

it('gives a reserved name free, with links and where the drive has none', async () => {
  const { root, spot } = await openPlace()
  for (const release of [() => reserveName(spot), () => reserveName(spot, noLinks)]) {
    const undo = release()
    expect(readdirSync(root)).toEqual(['hat.txt'])
    expect(() => reserveName(spot)).toThrow('already exists')
    expect(() => reserveName(spot, noLinks)).toThrow('already exists')
    undo()
    expect(readdirSync(root)).toEqual([])
  }
})

it('takes nothing for its reservation that somebody else has put there', async () => {
  const { root, spot } = await openPlace()
  const undo = reserveName(spot, noLinks)
  writeFileSync(join(root, 'hat.txt'), 'theirs')
  undo()
  expect(readFileSync(join(root, 'hat.txt'), 'utf8')).toBe('theirs')
})

it('keeps what another gateway has reserved, also one in this process, and frees what a dead one left', async () => {
  const { root, spot } = await openPlace()
  for (const reserved of [process.pid, process.ppid]) {
    symlinkSync(`.satchel-reserved-${reserved}`, join(root, 'hat.txt'))
    expect(() => freeLeftover(spot)).toThrow('already exists')
    expect(readlinkSync(join(root, 'hat.txt'))).toBe(`.satchel-reserved-${reserved}`)
    rmSync(join(root, 'hat.txt'))
  }
  symlinkSync('.satchel-reserved-999999-0a1b2c', join(root, 'hat.txt'))
  freeLeftover(spot)
  expect(readdirSync(root)).toEqual([])
})

it('takes a name in other letters for the same spelling, and nothing else', () => {
  const like = (one: string, other: string) => isSpelledLike(Buffer.from(one), Buffer.from(other))
  expect(like('Hat.TXT', 'hat.txt')).toBe(true)
  expect(like('caf\u00e9', 'cafe\u0301')).toBe(true)
  expect(like('hat', 'cap')).toBe(false)
  expect(like('hat', 'hat')).toBe(false)
})
