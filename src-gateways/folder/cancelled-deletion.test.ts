import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end.ts'
import { Reason } from '../../src-wire/gen/satchel/v1/refusal.ts'
import { trashEntry } from './folder-entry.ts'
import { FolderFiles } from './folder-files.ts'
import { FolderPlatform } from './folder-platform.ts'
import { TRASH_STEPS } from './keep-folder.ts'

const NAMES = ['one', 'two', 'three']

/** A Trash with a box of three files, or the three files by themselves. */
async function trashOf(isBox: boolean) {
  const root = mkdtempSync(join(tmpdir(), 'satchel-cancel-'))
  onTestEnd(() => rmSync(root, { recursive: true, force: true }))
  const trashed = join(root, '.satchel-trash', 'files')
  const place = isBox ? join(trashed, 'box') : trashed
  mkdirSync(place, { recursive: true })
  for (const name of NAMES) writeFileSync(join(place, name), name)
  const files = await FolderFiles.open(root)
  const platform = new FolderPlatform(files, { isPolling: false, log: () => {} })
  onTestEnd(() => platform.close())
  return { platform, files, left: () => readdirSync(place) }
}

/** Cancelled as soon as one of the three is gone. */
function cancelledAfterOne(left: () => readonly string[]): AbortSignal {
  const stop = new AbortController()
  return new Proxy(stop.signal, {
    get: (target, key) => {
      if (left().length < NAMES.length) stop.abort()
      const value: unknown = Reflect.get(target, key, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

describe('deleting for good that is cancelled', () => {
  it('keeps what is left in the Trash, and says how many are gone', async () => {
    const { platform, left } = await trashOf(false)
    expect(await platform.emptyTrash(NAMES.length, cancelledAfterOne(left))).toBe(1)
    expect(left()).toHaveLength(2)
  })

  it('keeps what is left of a folder, and says that some of it is gone', async () => {
    const { platform, files, left } = await trashOf(true)
    const trash = [trashEntry(TRASH_STEPS)]
    const entries = await files.children(trash, new AbortController().signal)
    const removed = platform.remove([...trash, ...entries], cancelledAfterOne(left))
    await expect(removed).rejects.toMatchObject({ reason: Reason.REASON_PARTIAL })
    expect(left()).toHaveLength(2)
  })

  it('deletes nothing where it was cancelled before', async () => {
    const { platform, left } = await trashOf(false)
    await expect(platform.emptyTrash(NAMES.length, AbortSignal.abort())).rejects.toThrow()
    expect(left()).toHaveLength(3)
  })
})
