import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { status } from '@grpc/grpc-js'
import { describe, expect, it, type TestContext } from 'vitest'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end.ts'
import { LinkState } from '../../src-wire/gen/satchel/v1/extras.ts'
import { Reason } from '../../src-wire/gen/satchel/v1/refusal.ts'
import { Action, How, WhyNot } from '../../src-wire/gen/satchel/v1/source.ts'
import { connectWire, refusedBy } from '../../src-wire/testing/wire-client.ts'
import { openTestFolder } from './testing/test-folder.ts'

async function openFolder() {
  const folder = await openTestFolder({})
  const wire = connectWire(folder.socketPath)
  onTestEnd(async () => {
    wire.close()
    await folder.close()
  })
  return { wire, root: folder.root, at: (...names: string[]) => join(folder.root, ...names) }
}

/** A drive of a megabyte, hung into the folder; only who may mount can make one. */
async function onSmallDrive({ skip }: TestContext) {
  const opened = await openFolder()
  const drive = opened.at('drive')
  mkdirSync(drive)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'small', drive], { stdio: 'ignore' })
  } catch {
    skip('Only who may mount can make a small drive.')
  }
  onTestEnd(() => execFileSync('umount', ['--lazy', drive]))
  // What hangs there cannot be removed itself.
  const root = join(drive, 'inventory')
  mkdirSync(root)
  const inventory = await openTestFolder({ root })
  const wire = connectWire(inventory.socketPath)
  onTestEnd(async () => {
    wire.close()
    await inventory.close()
  })
  const fill = (): void => {
    const { bavail, bsize } = statfsSync(drive)
    writeFileSync(join(root, 'filling'), Buffer.alloc(bavail * bsize, 'x'))
  }
  const remount = (how: string): void => void execFileSync('mount', ['-o', `remount,${how}`, drive])
  return { wire, at: (...names: string[]) => join(root, ...names), fill, remount }
}

describe('a drive that is full', () => {
  it('takes no copy, keeps no half of one, and says that there is no room', async context => {
    const { wire, at, fill } = await onSmallDrive(context)
    writeFileSync(at('hat.bin'), Buffer.alloc(300_000, 'h'))
    mkdirSync(at('box'))
    for (let each = 0; each < 4; each += 1) writeFileSync(at('box', `${each}`), Buffer.alloc(50_000, 'b'))
    // So that something of a copy fits.
    writeFileSync(at('room'), Buffer.alloc(150_000, 'r'))
    await wire.makeDir('/Inventory/new')
    fill()
    rmSync(at('room'))
    for (const [from, isFolder] of [
      ['hat.bin', false],
      ['box', true],
    ] as const) {
      const refused = await refusedBy(wire.copy(`/Inventory/${from}`, '/Inventory/new/copy', isFolder))
      expect(refused).toEqual({ code: status.RESOURCE_EXHAUSTED, reason: Reason.REASON_NO_SPACE })
    }
    expect(readdirSync(at('new'))).toEqual([])
    expect(readdirSync(at('.satchel-trash', 'coming'))).toEqual([])
    expect(statSync(at('hat.bin')).size).toBe(300_000)
  })

  it('still deletes, since that is how room is made, and knows by which name', async context => {
    const { wire, at, fill } = await onSmallDrive(context)
    writeFileSync(at('first.txt'), 'first')
    await wire.move('/Inventory/first.txt', '/Inventory/Trash/first.txt')
    for (const name of ['hat.txt', 'cap.txt']) writeFileSync(at(name), name)
    fill()
    for (const name of ['hat.txt', 'cap.txt', 'filling'])
      await wire.move(`/Inventory/${name}`, `/Inventory/Trash/${name}`)
    const trashed = await wire.entries('/Inventory/Trash')
    const titles = trashed.map(({ name, extras }) => extras?.title ?? name).toSorted()
    expect(titles).toEqual(['cap.txt', 'filling', 'first.txt', 'hat.txt'])
    expect(readdirSync(at('.satchel-trash', 'info')).filter(name => name.endsWith('.half'))).toEqual([])
    await wire.remove('/Inventory/Trash/filling', false)
    await wire.move('/Inventory/Trash/hat.txt', '/Inventory/hat.txt')
    expect(readFileSync(at('hat.txt'), 'utf8')).toBe('hat.txt')
  })
})

it('a drive that is read-only offers no changes, and says whose right is missing where it became so', async context => {
  const { wire, at, remount } = await onSmallDrive(context)
  writeFileSync(at('hat.txt'), 'hat')
  await wire.entries('/Inventory')
  remount('ro')
  const moved = await refusedBy(wire.move('/Inventory/hat.txt', '/Inventory/cap.txt'))
  expect(moved.code).toBe(status.UNIMPLEMENTED)
  const { verbs } = await wire.describe()
  expect(verbs.find(({ action }) => action === Action.ACTION_RENAME_ITEM)).toMatchObject({
    how: How.HOW_ABSENT,
    whyNot: WhyNot.WHY_NOT_NO_RIGHT,
  })
  remount('rw')
  await wire.move('/Inventory/hat.txt', '/Inventory/cap.txt')
  expect(readFileSync(at('cap.txt'), 'utf8')).toBe('hat')
})

it('a folder on a read-only drive below refuses in words, and what was to go there stays', async context => {
  const { wire, at } = await openFolder()
  mkdirSync(at('drive'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'ro', 'locked', at('drive')], { stdio: 'ignore' })
  } catch {
    context.skip('Only who may mount can make a read-only drive.')
  }
  onTestEnd(() => execFileSync('umount', ['--lazy', at('drive')]))
  writeFileSync(at('hat.txt'), 'hat')
  for (const change of [
    () => wire.move('/Inventory/hat.txt', '/Inventory/drive/hat.txt'),
    () => wire.copy('/Inventory/hat.txt', '/Inventory/drive/hat.txt', false),
    () => wire.makeDir('/Inventory/drive/new'),
  ]) {
    expect(await refusedBy(change())).toEqual({
      code: status.PERMISSION_DENIED,
      reason: Reason.REASON_NO_FILE_RIGHT,
    })
  }
  expect(readFileSync(at('hat.txt'), 'utf8')).toBe('hat')
})

it('a folder that was removed says so, and nothing is made in what has lost its place', async () => {
  const { wire, root, at } = await openFolder()
  writeFileSync(at('hat.txt'), 'hat')
  await wire.entries('/Inventory')
  renameSync(root, `${root}-away`)
  onTestEnd(() => rmSync(`${root}-away`, { recursive: true, force: true }))
  for (const ask of [
    () => wire.entries('/Inventory'),
    () => wire.makeDir('/Inventory/new'),
    () => wire.move('/Inventory/hat.txt', '/Inventory/Trash/hat.txt'),
  ]) {
    expect((await refusedBy(ask())).reason).toBe(Reason.REASON_OFFLINE)
  }
  expect(readdirSync(`${root}-away`)).toEqual(['hat.txt'])
})

it('links that lead in circles are links to nothing, and are copied, deleted and restored as such', async () => {
  const { wire, at } = await openFolder()
  mkdirSync(at('box'))
  symlinkSync('self', at('box', 'self'))
  symlinkSync('..', at('box', 'up'))
  symlinkSync('pong', at('box', 'ping'))
  symlinkSync('ping', at('box', 'pong'))
  const stateOf = async (name: string): Promise<unknown> =>
    (await wire.entries('/Inventory/box')).find(entry => entry.name === name)?.extras?.link?.state
  expect(await stateOf('self')).toBe(LinkState.LINK_STATE_BROKEN)
  expect(await stateOf('ping')).toBe(LinkState.LINK_STATE_BROKEN)
  expect(await stateOf('up')).toBe(LinkState.LINK_STATE_FOUND)
  await refusedBy(wire.entries('/Inventory/box/up/box'))
  expect((await wire.listTree('/Inventory')).length).toBeLessThan(5)
  await wire.copy('/Inventory/box', '/Inventory/chest', true)
  await wire.move('/Inventory/box', '/Inventory/Trash/box')
  await wire.move('/Inventory/Trash/box', '/Inventory/box')
  for (const name of ['box', 'chest'])
    expect(readdirSync(at(name)).toSorted()).toEqual(['ping', 'pong', 'self', 'up'])
})

it('names of 255 bytes are copied, deleted, restored and have pictures looked for', async () => {
  const { wire, at } = await openFolder()
  const name = `${'é'.repeat(125)}x.png`
  expect(Buffer.byteLength(name)).toBe(255)
  writeFileSync(at(name), 'picture')
  mkdirSync(at('.thumbs', '256x256'), { recursive: true })
  expect((await wire.thumbnail(`/Inventory/${name}`)).data.toString()).toBe('picture')
  mkdirSync(at('box'))
  await wire.copy(`/Inventory/${name}`, `/Inventory/box/${name}`, false)
  await wire.move(`/Inventory/${name}`, `/Inventory/Trash/${name}`)
  expect(existsSync(at(name))).toBe(false)
  await wire.move(`/Inventory/Trash/${name}`, `/Inventory/${name}`)
  expect([readFileSync(at(name), 'utf8'), readFileSync(at('box', name), 'utf8')]).toEqual([
    'picture',
    'picture',
  ])
})

it('a file of a terabyte is listed with its size, renamed and deleted at once, and is no picture', async () => {
  const { wire, at } = await openFolder()
  writeFileSync(at('huge.png'), '')
  truncateSync(at('huge.png'), 2 ** 40)
  const [huge] = (await wire.entries('/Inventory')).filter(({ name }) => name === 'huge.png')
  expect(huge?.extras).toMatchObject({ size: 2n ** 40n, picture: { available: false } })
  await wire.move('/Inventory/huge.png', '/Inventory/other.png')
  await wire.move('/Inventory/other.png', '/Inventory/Trash/other.png')
  expect((await wire.entries('/Inventory/Trash')).map(({ extras }) => extras?.size)).toEqual([2n ** 40n])
  await wire.remove('/Inventory/Trash/other.png', false)
})
