import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end.ts'
import { Dir } from './dir.ts'
import { FileIds } from './file-ids.ts'
import { type FileStat, lstat } from './lstat.ts'
import { mountPointsOf } from './mounts.ts'

it('leaves the number of its own drive out, which may be another after a start, and names others', async () => {
  const root = mkdtempSync(join(tmpdir(), 'satchel-ids-'))
  onTestEnd(() => rmSync(root, { recursive: true, force: true }))
  writeFileSync(join(root, 'hat.txt'), 'x')
  const dir = Dir.root(Buffer.from(root))
  onTestEnd(() => dir.close())
  const [ids, hat] = [await FileIds.of(dir), lstat(Buffer.from(join(root, 'hat.txt')))]
  if (hat === null) throw new Error('It was just written.')
  const name = Buffer.from('hat.txt')
  expect(ids.idOf(hat, 'root', name)).toMatch(new RegExp(`^i-${hat.ino.toString(36)}(-|$)`))
  const elsewhere = { ...hat, dev: hat.dev + 1 }
  expect(ids.idOf(elsewhere, 'root', name)).not.toBe(ids.idOf(hat, 'root', name))
})

it('takes nothing for what had its number before it, and leaves what is older the id that it had', () => {
  const ids = new FileIds({ lies: false, device: 7, birthsFromMs: 1_000 })
  const idOf = (birthtimeMs: number, nlink = 1): string =>
    ids.idOf({ ...FILE, birthtimeMs, nlink }, 'root', Buffer.from('hat.txt'))
  // As it was before there were births in ids: journals, pins and the Trash know it so.
  expect(idOf(999.9)).toBe('i-c')
  expect(idOf(0)).toBe('i-c')
  expect(idOf(1_000.4)).toBe('i-c-rs')
  expect(idOf(1_000.6)).toBe(idOf(1_000.4))
  expect(idOf(1_001)).not.toBe(idOf(1_000))
  expect(idOf(1_001, 2)).not.toBe(idOf(1_000, 2))
})

const FILE: FileStat = {
  kind: 'file',
  dev: 7,
  ino: 12,
  nlink: 1,
  mode: 0o644,
  size: 1,
  atimeMs: 0,
  mtimeMs: 0,
  birthtimeMs: 0,
}

it('reads where drives hang, with spaces in their names', () => {
  const line = String.raw`36 35 98:0 / /home/me/my\040worlds\134x rw,noatime - ext3 /dev/root rw`
  expect(mountPointsOf(`${line}\n`)[0]).toBe('/home/me/my worlds\\x')
})
