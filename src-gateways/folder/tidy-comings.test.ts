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
import { describe, expect, it } from 'vitest'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end.ts'
import { OWN_MARK, type ProcessMark } from '../kit/process-mark.ts'
import { FolderFiles } from './folder-files.ts'

/** Its number runs, and is another's by now. */
const DEAD: ProcessMark = { ...OWN_MARK, who: '0'.repeat(12) }
const HOUR_MS = 3_600_000

interface Left {
  readonly by?: ProcessMark
  readonly atMs?: number
  /** What the half copy holds, by name; the original holds `whole` of each. */
  readonly half?: Readonly<Record<string, string>>
  readonly from?: string
  /** Written beside its place, as on another drive. */
  readonly isBeside?: boolean
}

const WHOLE: Readonly<Record<string, string>> = { 'a.txt': 'all of a', 'b.txt': 'all of b' }

/** A folder with a box, a half copy of it, and what is known of that; answers what is where after tidying. */
async function tidied({ by = DEAD, atMs = Date.now(), half = WHOLE, from = 'box', isBeside = false }: Left) {
  const root = mkdtempSync(join(tmpdir(), 'satchel-tidy-'))
  onTestEnd(() => rmSync(root, { recursive: true, force: true }))
  const coming = join(root, '.satchel-trash', 'coming')
  const name = `${by.pid}-${by.who}-0a`
  const place = isBeside ? join(root, 'drive', `.satchel-coming-${name}`) : join(coming, name)
  const fill = (folder: string, files: Readonly<Record<string, string>>): void => {
    mkdirSync(join(folder, 'deep'), { recursive: true })
    symlinkSync('deep', join(folder, 'link'))
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text)
  }
  mkdirSync(coming, { recursive: true })
  fill(join(root, 'box'), WHOLE)
  fill(place, half)
  const steps = (...names: string[]) => names.map(step => Buffer.from(step).toString('base64'))
  const beside = isBeside ? steps('drive') : null
  const facts = { from: steps(from), beside, title: 'x'.repeat(250), folderId: 'root', atMs, by }
  writeFileSync(join(coming, `${name}.json`), JSON.stringify(facts))
  const files = await FolderFiles.open(root)
  onTestEnd(() => files.close())
  const said: string[] = []
  await files.tidy(text => void said.push(text))
  const { signal } = new AbortController()
  const entries = await files.children([], signal)
  const trashed = await files.children(
    entries.filter(({ id }) => id === 'trash'),
    signal,
  )
  return {
    isThere: existsSync(place),
    hasFacts: readdirSync(coming).some(file => file.endsWith('.json')),
    inTrash: trashed.map(({ title }) => title),
    said,
  }
}

describe('what a killed gateway has left half-copied', () => {
  const GONE = { isThere: false, hasFacts: false, inTrash: [] }

  it.each<[string, Left]>([
    ['a process whose number has been given again', {}],
    ['a start of this machine before this one', { by: { ...DEAD, boot: 'before', space: 'x' }, atMs: 0 }],
    ['a copy that had just begun', { half: { 'a.txt': '' } }],
    ['half a file', { half: { 'a.txt': 'all', 'b.txt': 'all of b' } }],
    ['one beside its place', { isBeside: true, half: { 'b.txt': 'a' } }],
  ])('is deleted: %s', async (_what, left) => {
    expect(await tidied(left)).toMatchObject(GONE)
  })

  it.each<[string, Left]>([
    ['this one', { by: OWN_MARK }],
    ['another machine', { by: { ...DEAD, machine: 'other' } }],
    ['another container', { by: { ...DEAD, space: 'pid:[1]' } }],
    [
      'another start, or a clock that went back',
      { by: { ...DEAD, boot: 'other' }, atMs: Date.now() + HOUR_MS },
    ],
  ])('is left alone while somebody may be at it: %s', async (_what, left) => {
    expect(await tidied(left)).toMatchObject({ isThere: true, hasFacts: true, inTrash: [] })
  })

  it.each<[string, Left]>([
    ['is not what it was copied from any more', { half: { 'a.txt': 'all of c' } }],
    ['is longer', { half: { 'a.txt': 'all of a and more' } }],
    ['is gone there', { half: { 'c.txt': '' } }],
    ['was copied from what is nowhere', { from: 'nowhere' }],
  ])('is shown in the Trash, under a name that can be restored, where some of it %s', async (_what, left) => {
    const title = `${'x'.repeat(255 - ' (half-copied)'.length)} (half-copied)`
    expect(await tidied(left)).toMatchObject({ isThere: false, hasFacts: false, inTrash: [title] })
  })

  it('stays in sight on another drive, where it may be all that is left, and that is said', async () => {
    const { isThere, said } = await tidied({ isBeside: true, from: 'nowhere' })
    expect({ isThere, said }).toEqual({ isThere: true, said: [expect.stringContaining('.satchel-coming-')] })
  })

  it('by a program that wrote down nothing of it is shown in the Trash after a day', async () => {
    const root = mkdtempSync(join(tmpdir(), 'satchel-tidy-'))
    onTestEnd(() => rmSync(root, { recursive: true, force: true }))
    const coming = join(root, '.satchel-trash', 'coming')
    mkdirSync(coming, { recursive: true })
    for (const name of ['999999-old', '999999-new']) writeFileSync(join(coming, name), 'half')
    const yesterday = Date.now() / 1_000 - 90_000
    utimesSync(join(coming, '999999-old'), yesterday, yesterday)
    const files = await FolderFiles.open(root)
    onTestEnd(() => files.close())
    await files.tidy(() => {})
    expect(readdirSync(coming)).toEqual(['999999-new'])
    expect(readdirSync(join(root, '.satchel-trash', 'files'))).toHaveLength(1)
  })
})
