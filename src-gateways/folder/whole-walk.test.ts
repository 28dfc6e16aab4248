import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end.ts'
import type { FolderEntry } from './folder-entry.ts'
import { FolderFiles } from './folder-files.ts'
import { KnownPlaces } from './known-places.ts'
import { WholeWalk } from './whole-walk.ts'

class CountedPlaces extends KnownPlaces {
  readonly roots: number[] = []

  override listed(folderId: string, entries: readonly FolderEntry[]): void {
    if (folderId === 'root') this.roots.push(entries.length)
    super.listed(folderId, entries)
  }
}

it('goes through all files once for many who look for something, and knows where all is', async () => {
  const root = mkdtempSync(join(tmpdir(), 'satchel-walk-'))
  onTestEnd(() => rmSync(root, { recursive: true, force: true }))
  mkdirSync(join(root, 'box'))
  writeFileSync(join(root, 'box', 'hat.txt'), 'x')
  const [files, places] = [await FolderFiles.open(root), new CountedPlaces()]
  onTestEnd(() => files.close())
  const walk = new WholeWalk(files, places)
  expect(await Promise.all([walk.isDone(), walk.isDone(), walk.isDone()])).toEqual([true, true, true])
  expect(await walk.isDone()).toBe(true)
  expect(places.roots).toHaveLength(1)
  const [box] = await files.children([], new AbortController().signal)
  const [hat] = box === undefined ? [] : await files.children([box], new AbortController().signal)
  expect(places.trailTo(hat?.id ?? '', 'root')?.map(({ title }) => title)).toEqual(['box', 'hat.txt'])
  walk.forget()
  await walk.isDone()
  expect(places.roots).toHaveLength(2)
})
