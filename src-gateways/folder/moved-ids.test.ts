import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end.ts'
import { Dir } from './dir.ts'
import { FileIds } from './file-ids.ts'
import { readFolder } from './read-folder.ts'

async function onLyingDrive() {
  const root = mkdtempSync(join(tmpdir(), 'satchel-ids-'))
  onTestEnd(() => rmSync(root, { recursive: true, force: true }))
  const dir = Dir.root(Buffer.from(root))
  onTestEnd(() => dir.close())
  const ids = new FileIds({ lies: true, device: dir.stat().dev })
  const reading = { parentId: 'root', ids, root, signal: new AbortController().signal }
  const idsByName = async (): Promise<Record<string, string>> => {
    const entries = await readFolder(dir, reading)
    return Object.fromEntries(entries.map(({ title, id }) => [title, id]))
  }
  const place = (name: string) => ({ parentId: 'root', name: Buffer.from(name) })
  const at = (name: string) => join(root, name)
  /** As a change of ours does it. */
  const move = async (from: string, to: string): Promise<void> => {
    const { [from]: id = '' } = await idsByName()
    renameSync(at(from), at(to))
    const [entry] = (await readFolder(dir, reading)).filter(({ title }) => title === to)
    if (entry === undefined || entry.stat === null) throw new Error(`${to} is not there.`)
    ids.keep(id, entry.stat, place(from), place(to))
  }
  return { at, move, idsByName }
}

describe('ids on a drive whose inode numbers mean nothing', () => {
  it('stay with what was moved, and what takes its old name gets another', async () => {
    const { at, move, idsByName } = await onLyingDrive()
    writeFileSync(at('a'), 'x')
    const { a } = await idsByName()
    await move('a', 'b')
    writeFileSync(at('a'), 'another')
    const after = await idsByName()
    expect(after['b']).toBe(a)
    expect(after['a']).not.toBe(a)
    await move('b', 'c')
    writeFileSync(at('b'), 'a third')
    const { a: second, b: third, c } = await idsByName()
    expect(c).toBe(a)
    expect(new Set([second, third, c]).size).toBe(3)
  })

  it('do not stay at a place that was seen empty', async () => {
    const { at, move, idsByName } = await onLyingDrive()
    writeFileSync(at('a'), 'x')
    const { a } = await idsByName()
    await move('a', 'b')
    rmSync(at('b'))
    expect(await idsByName()).toEqual({})
    writeFileSync(at('b'), 'another')
    expect((await idsByName())['b']).not.toBe(a)
  })
})
