import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end.ts'
import { copyContent } from './copy-content.ts'
import { Dir } from './dir.ts'

async function openPlace() {
  const root = mkdtempSync(join(tmpdir(), 'satchel-copy-'))
  const dir = Dir.root(Buffer.from(root))
  onTestEnd(async () => {
    dir.close()
    rmSync(root, { recursive: true, force: true })
  })
  const copy = (name: string, isSafe: boolean) => {
    const [from, to] = [name, `${name}.copy`].map(text => ({ dir, name: Buffer.from(text) }))
    if (from === undefined || to === undefined) throw new Error('Two are needed.')
    return copyContent(from, to, isSafe)
  }
  return { dir, copy, at: (name: string) => join(root, name) }
}

it.each([
  ['small', 0],
  ['small', 20_000],
  ['at the limit', 65_536],
  ['large', 200_000],
])('copies a file with its date and mode: %s, %i bytes', async (_what, size) => {
  const { copy, at } = await openPlace()
  for (const isSafe of [false, true]) {
    const name = `hat ${isSafe}`
    writeFileSync(at(name), Buffer.from(Array.from({ length: size }, (_, byte) => byte % 251)))
    chmodSync(at(name), 0o640)
    utimesSync(at(name), 1_500_000_000, 1_500_000_000)
    await copy(name, isSafe)
    expect(readFileSync(at(`${name}.copy`)).equals(readFileSync(at(name)))).toBe(true)
    const { mode, mtimeMs } = statSync(at(`${name}.copy`))
    expect([mode & 0o7777, mtimeMs]).toEqual([0o640, 1_500_000_000_000])
    await expect(copy(name, isSafe)).rejects.toMatchObject({ code: 'EEXIST' })
  }
})

it('copies to its end what gives less at a time than it is asked for', async context => {
  const content = existsSync('/proc/kallsyms') ? readFileSync('/proc/kallsyms').subarray(0, 300_000) : null
  if (content === null || content.length < 300_000) return context.skip()
  const { dir, at } = await openPlace()
  const from = Dir.root(Buffer.from('/proc'))
  onTestEnd(() => from.close())
  await copyContent({ dir: from, name: Buffer.from('kallsyms') }, { dir, name: Buffer.from('copy') }, false)
  expect(readFileSync(at('copy')).subarray(0, content.length).equals(content)).toBe(true)
})

it('comes to an end where another program cuts the file meanwhile', async () => {
  const { copy, at } = await openPlace()
  writeFileSync(at('video'), '')
  truncateSync(at('video'), 1_000_000_000)
  const copying = copy('video', false)
  await expect
    .poll(() => statSync(at('video.copy'), { throwIfNoEntry: false })?.size ?? 0, { interval: 1 })
    .toBeGreaterThan(0)
  truncateSync(at('video'), 100)
  await copying
  expect(statSync(at('video.copy')).size).toBeGreaterThan(0)
})

it('goes through no link, and waits for no pipe, that has taken the place of a file', async () => {
  const { copy, at } = await openPlace()
  writeFileSync(at('secret'), 'outside')
  symlinkSync(at('secret'), at('link'))
  execFileSync('mkfifo', [at('pipe')])
  await expect(copy('link', false)).rejects.toMatchObject({ code: 'ELOOP' })
  await expect(copy('pipe', false)).rejects.toThrow('Another program has replaced it')
})
