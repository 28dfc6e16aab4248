import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end'
import { testFolder } from '../testing/sandbox-process'
import { FolderWatch } from './folder-watch'

const PATIENCE = { timeout: 120_000, interval: 5 }

function watching(folder: string) {
  const onChange = vi.fn()
  const watch = new FolderWatch(onChange)
  onTestEnd(() => watch.stop())
  watch.watch(folder)
  return { watch, onChange }
}

/** Waits for the next change that `cause` makes. */
async function changes(onChange: ReturnType<typeof vi.fn>, cause: () => void): Promise<void> {
  onChange.mockClear()
  cause()
  await vi.waitFor(() => expect(onChange).toHaveBeenCalled(), PATIENCE)
}

describe('FolderWatch', () => {
  it('tells of a file that comes and of one that goes', async () => {
    const folder = testFolder()
    const { onChange } = watching(folder)
    await changes(onChange, () => writeFileSync(join(folder, 'resonite-1.sock'), ''))
    await changes(onChange, () => rmSync(join(folder, 'resonite-1.sock')))
  })

  it('waits for a folder that is not there yet, also several levels deep', async () => {
    const root = testFolder()
    const folder = join(root, 'home/.resonite-io')
    const { onChange } = watching(folder)
    mkdirSync(folder, { recursive: true })
    await vi.waitFor(() => expect(onChange).toHaveBeenCalled(), PATIENCE)
    await changes(onChange, () => writeFileSync(join(folder, 'resonite-1.sock'), ''))
  })

  it('follows a folder that was removed and made again', async () => {
    const root = testFolder()
    const folder = join(root, 'r')
    mkdirSync(folder)
    const { onChange } = watching(folder)
    await changes(onChange, () => rmSync(folder, { recursive: true }))
    await changes(onChange, () => mkdirSync(folder))
    await changes(onChange, () => writeFileSync(join(folder, 'resonite-1.sock'), ''))
  })

  it('gathers what happens together into few words', async () => {
    const folder = testFolder()
    const { onChange } = watching(folder)
    await changes(onChange, () => {
      for (let number = 0; number < 200; number++) writeFileSync(join(folder, `f${number}`), '')
    })
    expect(onChange.mock.calls.length).toBeLessThan(5)
  })

  it('says nothing of a folder that is not watched any more', async () => {
    const [one, other] = [testFolder(), testFolder()]
    const { watch, onChange } = watching(one)
    watch.watch(other)
    writeFileSync(join(one, 'a'), '')
    await changes(onChange, () => writeFileSync(join(other, 'a'), ''))
    watch.stop()
    expect(onChange).toHaveBeenCalledTimes(1)
  })
})
