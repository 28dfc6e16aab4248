import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end.ts'
import { Reason } from '../../src-wire/gen/satchel/v1/refusal.ts'
import { FolderChanges } from './folder-changes.ts'
import { FolderFiles } from './folder-files.ts'

/** A box with something in it, to be copied over a file; `whileCopied` is called for each file of it. */
async function copyingOver(whileCopied: (place: string) => void) {
  const root = mkdtempSync(join(tmpdir(), 'satchel-over-'))
  onTestEnd(() => rmSync(root, { recursive: true, force: true }))
  const files = await FolderFiles.open(root)
  onTestEnd(() => files.close())
  mkdirSync(join(root, 'box'))
  writeFileSync(join(root, 'box', 'inner'), 'x')
  const place = join(root, 'hat')
  writeFileSync(place, 'mine')
  const stop = new AbortController()
  const before = await files.children([], stop.signal)
  const find = (title: string) => before.filter(entry => entry.title === title)
  const { signal } = stop
  signal.throwIfAborted = () => {
    if (isCopying(root)) whileCopied(place)
  }
  const target = { folder: [], title: 'hat', overwrite: true, comment: '', signal, tell: () => {} }
  const copied = new FolderChanges(files).copy(find('box'), target)
  const trashed = () => readdirSync(join(root, '.satchel-trash', 'files'))
  const facts = () => readdirSync(join(root, '.satchel-trash', 'info'))
  const now = async () => await files.children([], new AbortController().signal)
  return { place, copied, trashed, facts, now, hat: find('hat')[0] }
}

function isCopying(root: string): boolean {
  const coming = join(root, '.satchel-trash', 'coming')
  return existsSync(coming) && readdirSync(coming).length > 0
}

it('a copy that is in its place is done, whatever becomes of the note about it', async () => {
  const { place, copied, trashed } = await copyingOver(() => {
    const coming = join(place, '..', '.satchel-trash', 'coming')
    for (const name of readdirSync(coming)) if (name.endsWith('.json')) rmSync(join(coming, name))
  })
  expect((await copied).entry.title).toBe('hat')
  expect(readFileSync(join(place, 'inner'), 'utf8')).toBe('x')
  expect(trashed()).toHaveLength(1)
})

describe('overwriting that fails', () => {
  it('brings back what had gone to the Trash to make room', async () => {
    const { place, copied, trashed, facts, now, hat } = await copyingOver(() => {
      throw new Error('The copy breaks off.')
    })
    await expect(copied).rejects.toThrow('The copy breaks off.')
    expect(readFileSync(place, 'utf8')).toBe('mine')
    expect([...trashed(), ...facts()]).toEqual([])
    expect((await now()).find(({ title }) => title === 'hat')?.id).toBe(hat?.id)
  })

  it('says that it is in the Trash, where another has taken its place meanwhile', async () => {
    const { place, copied, trashed, facts } = await copyingOver(taken => {
      writeFileSync(taken, 'theirs')
      throw new Error('The copy breaks off.')
    })
    await expect(copied).rejects.toMatchObject({
      reason: Reason.REASON_PARTIAL,
      message: 'The copy breaks off. What was there before is in the Trash.',
    })
    expect(readFileSync(place, 'utf8')).toBe('theirs')
    expect([trashed().length, facts().length]).toEqual([1, 1])
  })
})
