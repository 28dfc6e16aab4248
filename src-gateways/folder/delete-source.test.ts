import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end.ts'
import { copyTree } from './copy-tree.ts'
import { deleteSource } from './delete-source.ts'
import { Dir } from './dir.ts'

async function openCopied() {
  const root = mkdtempSync(join(tmpdir(), 'satchel-moved-'))
  const dir = Dir.root(Buffer.from(root))
  onTestEnd(async () => {
    dir.close()
    rmSync(root, { recursive: true, force: true })
  })
  const at = (...names: string[]): string => join(root, ...names)
  mkdirSync(at('from', 'a'), { recursive: true })
  mkdirSync(at('from', 'b'))
  for (const name of ['a', 'b']) writeFileSync(at('from', name, 'hat.txt'), name)
  symlinkSync('a', at('from', 'link'))
  const [from, copy] = [Buffer.from('from'), Buffer.from('copy')].map(name => ({ dir, name }))
  if (from === undefined || copy === undefined) throw new Error('Two are needed.')
  await copyTree(from, copy, { isSafe: true, signal: new AbortController().signal })
  return { at, dir, from, copy }
}

it('deletes what was moved to another drive where its copy is the same', async () => {
  const { at, from, copy } = await openCopied()
  await deleteSource(from, copy, 'from')
  expect(existsSync(at('from'))).toBe(false)
  expect(readdirSync(at('copy'))).toEqual(['a', 'b', 'link'])
})

it('says what is where when it could delete nothing, and when only some of it', async () => {
  const { at, from, copy } = await openCopied()
  for (const name of ['a', 'b']) writeFileSync(at('from', name, 'hat.txt'), 'written meanwhile')
  rmSync(at('from', 'link'))
  await expect(deleteSource(from, copy, 'from')).rejects.toMatchObject({
    message: expect.stringContaining('both are there, whole'),
  })
  expect(readdirSync(at('from')).flatMap(name => readdirSync(at('from', name)))).toHaveLength(2)
  const [first = ''] = readdirSync(at('from'))
  writeFileSync(at('from', first, 'hat.txt'), first)
  utimesSync(at('from', first, 'hat.txt'), 1_000, 1_000)
  utimesSync(at('copy', first, 'hat.txt'), 1_000, 1_000)
  await expect(deleteSource(from, copy, 'from')).rejects.toMatchObject({
    message: expect.stringContaining('the copy has everything, and the old place has the rest'),
  })
  expect(existsSync(at('from', first))).toBe(false)
  expect(readdirSync(at('copy'))).toEqual(['a', 'b', 'link'])
})

it('keeps a link that was made to lead elsewhere while it was copied', async () => {
  const { at, from, copy } = await openCopied()
  rmSync(at('from', 'link'))
  symlinkSync('b', at('from', 'link'))
  await expect(deleteSource(from, copy, 'from')).rejects.toThrow('old place has the rest')
  expect(readdirSync(at('from'))).toEqual(['link'])
})
