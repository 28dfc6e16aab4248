import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { status } from '@grpc/grpc-js'
import { describe, expect, it } from 'vitest'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end.ts'
import type { InventoryEntry } from '../../src-wire/gen/resonite_io/v1/inventory.ts'
import { Existing, LinkState, Mark } from '../../src-wire/gen/satchel/v1/extras.ts'
import { Reason } from '../../src-wire/gen/satchel/v1/refusal.ts'
import { Action, How } from '../../src-wire/gen/satchel/v1/source.ts'
import { connectWire, refusedBy } from '../../src-wire/testing/wire-client.ts'
import { openTestFolder } from './testing/test-folder.ts'

async function openFolder() {
  const folder = await openTestFolder({})
  const wire = connectWire(folder.socketPath)
  onTestEnd(async () => {
    wire.close()
    await folder.close()
  })
  const named = async (path: string, title: string): Promise<InventoryEntry> => {
    const found = (await wire.entries(path)).find(({ name, extras }) => (extras?.title ?? name) === title)
    if (found === undefined) throw new Error(`There is no ${title} in ${path}.`)
    return found
  }
  const at = (...names: string[]): string => join(folder.root, ...names)
  return { wire, named, at, root: folder.root }
}

/** A drive that has gone without a farewell: whoever looks at it hears ENOTCONN. Answers whether it could be made. */
function mountDead(path: string): boolean {
  try {
    const fuse = openSync('/dev/fuse', 'r+')
    try {
      const options = 'fd=3,rootmode=40000,user_id=0,group_id=0'
      execFileSync('mount', ['-i', '-t', 'fuse', '-o', options, 'dead', path], {
        stdio: ['ignore', 'ignore', 'ignore', fuse],
      })
    } finally {
      closeSync(fuse)
    }
  } catch {
    return false
  }
  onTestEnd(() => execFileSync('umount', [path]))
  return true
}

/** Another drive, at a directory; answers whether it could be made. */
function mountDrive(path: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', 'drive', path], { stdio: 'ignore' })
  } catch {
    return false
  }
  onTestEnd(() => execFileSync('umount', [path]))
  return true
}

const TRASH = { expectedParentId: 'trash' }

describe('a folder of files', () => {
  it('lists what files are: size, dates, mode, hidden, kind', async () => {
    const { named, at } = await openFolder()
    writeFileSync(at('chair.usd'), 'four')
    utimesSync(at('chair.usd'), 1_600_000_000, 1_600_000_000)
    chmodSync(at('chair.usd'), 0o640)
    writeFileSync(at('.profile'), '')
    const chair = await named('/Inventory', 'chair.usd')
    expect(chair.lastModifiedUnixNanos).toBe(1_600_000_000_000_000_000n)
    expect(chair.extras).toMatchObject({ size: 4n, typeWord: 'USD', masks: { base: 0o640 } })
    expect((await named('/Inventory', '.profile')).extras?.marks).toEqual([Mark.MARK_HIDDEN])
  })

  it('shows a name that is no text legibly, and does with it whatever is asked by its id', async () => {
    const { wire, at } = await openFolder()
    const odd = Buffer.concat([Buffer.from(`${at()}/caf`), Buffer.from([0xe9]), Buffer.from('.txt')])
    writeFileSync(odd, 'x')
    const [entry] = (await wire.entries('/Inventory')).filter(({ recordId }) => recordId !== 'trash')
    expect(entry).toMatchObject({ name: 'caf%E9.txt', extras: { marks: [Mark.MARK_BAD_NAME] } })
    await wire.move(entry?.path ?? '', '/Inventory/x', {
      expectedId: entry?.recordId ?? '',
      newTitle: 'café.txt',
    })
    expect(readdirSync(at())).toEqual(['café.txt'])
  })

  it('leaves a name that is no text as it is, byte by byte, wherever it goes', async () => {
    const { wire, at } = await openFolder()
    const odd = Buffer.from('caf\xe9.txt', 'latin1')
    const namesIn = (...names: string[]): readonly string[] =>
      readdirSync(at(...names), { encoding: 'latin1' }).filter(name => !name.startsWith('.'))
    mkdirSync(at('box'))
    writeFileSync(Buffer.concat([Buffer.from(`${at()}/`), odd]), 'x')
    const title = 'caf%E9.txt'
    const idIn = async (path: string): Promise<string> =>
      (await wire.entries(path)).find(({ extras, name }) => (extras?.title ?? name) === title)?.recordId ?? ''
    const move = async (from: string, to: string): Promise<unknown> =>
      wire.move(`${from}/${title}`, `${to}/${title}`, { expectedId: await idIn(from), newTitle: title })
    await move('/Inventory', '/Inventory/box')
    expect(namesIn('box')).toEqual(['caf\xe9.txt'])
    const { recordId: boxId = '' } =
      (await wire.entries('/Inventory')).find(({ name }) => name === 'box') ?? {}
    await wire.copy(`/Inventory/box/${title}`, `/Inventory/${title}`, false, {
      expectedId: await idIn('/Inventory/box'),
      newTitle: title,
    })
    expect(namesIn().toSorted()).toEqual(['box', 'caf\xe9.txt'])
    await move('/Inventory/box', '/Inventory/Trash')
    expect(namesIn('box')).toEqual([])
    const [trashed] = await wire.entries('/Inventory/Trash')
    expect(trashed?.extras?.deletion?.fromId).toBe(boxId)
    await wire.move(trashed?.path ?? '', `/Inventory/box/${title}`, {
      expectedId: trashed?.recordId ?? '',
      newTitle: title,
    })
    expect(namesIn('box')).toEqual(['caf\xe9.txt'])
  })

  it('shows links as links, and follows none of them for a change', async () => {
    const { wire, named, at } = await openFolder()
    const other = await openFolder()
    mkdirSync(other.at('outside'))
    writeFileSync(other.at('outside', 'mine.txt'), 'mine')
    symlinkSync(other.at('outside'), at('out'))
    symlinkSync('nothing', at('broken'))
    expect((await named('/Inventory', 'out')).extras?.link).toMatchObject({
      state: LinkState.LINK_STATE_OUTSIDE,
      toFolder: true,
    })
    expect((await named('/Inventory', 'broken')).extras?.link?.state).toBe(LinkState.LINK_STATE_BROKEN)
    await refusedBy(wire.list('/Inventory/out'))
    await refusedBy(wire.makeDir('/Inventory/out/new'))
    await refusedBy(wire.remove('/Inventory/out/mine.txt', false))
    await wire.move('/Inventory/out', '/Inventory/Trash/out')
    await wire.remove('/Inventory/Trash/out', false)
    expect(readdirSync(other.at('outside'))).toEqual(['mine.txt'])
    expect(existsSync(at('out'))).toBe(false)
  })

  it('tells which entry a link leads to, wherever it lies and whatever it is called by then', async () => {
    const { wire, named, at } = await openFolder()
    mkdirSync(at('box'))
    writeFileSync(at('box', 'hat.txt'), 'mine')
    symlinkSync(at('box'), at('to box'))
    symlinkSync('box/hat.txt', at('to hat'))
    symlinkSync('to hat', at('to the link'))
    symlinkSync('.', at('to all'))
    const targetOf = async (name: string) => (await named('/Inventory', name)).extras?.link?.targetId
    const hat = (await named('/Inventory/box', 'hat.txt')).recordId
    expect(await targetOf('to box')).toBe((await named('/Inventory', 'box')).recordId)
    expect(await targetOf('to hat')).toBe(hat)
    expect(await targetOf('to the link')).toBe(hat)
    expect(await targetOf('to all')).toBe('root')
    await wire.move('/Inventory/box', '/Inventory/crate', {})
    expect(await targetOf('to box')).toBe('')
    expect((await named('/Inventory', 'to hat')).extras?.link).toMatchObject({
      state: LinkState.LINK_STATE_BROKEN,
      targetId: '',
    })
  })

  it('does not go through a folder that has become a link since it was listed', async () => {
    const { wire, named, at } = await openFolder()
    const other = await openFolder()
    mkdirSync(other.at('box'))
    writeFileSync(other.at('box', 'hat.txt'), 'theirs')
    mkdirSync(at('box'))
    writeFileSync(at('box', 'hat.txt'), 'mine')
    const hat = await named('/Inventory/box', 'hat.txt')
    renameSync(at('box'), at('was'))
    symlinkSync(other.at('box'), at('box'))
    await refusedBy(
      wire.move('/Inventory/box/hat.txt', '/Inventory/cap.txt', {
        expectedId: hat.recordId,
        newTitle: 'cap.txt',
      }),
    )
    await refusedBy(wire.makeDir('/Inventory/box/new', { newTitle: 'new' }))
    expect(readdirSync(other.at('box'))).toEqual(['hat.txt'])
    expect(readFileSync(at('was', 'hat.txt'), 'utf8')).toBe('mine')
  })

  it('tells two names of one file apart, and keeps the id of one that it moves', async () => {
    const { wire, named, at } = await openFolder()
    writeFileSync(at('one.txt'), 'x')
    linkSync(at('one.txt'), at('two.txt'))
    mkdirSync(at('box'))
    const [one, two] = [await named('/Inventory', 'one.txt'), await named('/Inventory', 'two.txt')]
    expect(one.recordId).not.toBe(two.recordId)
    await wire.move('/Inventory/two.txt', '/Inventory/box/two.txt', { expectedId: two.recordId })
    expect((await named('/Inventory/box', 'two.txt')).recordId).toBe(two.recordId)
    expect((await named('/Inventory', 'one.txt')).recordId).toBe(one.recordId)
  })

  it('puts what is overwritten into the Trash, where it was asked for, and never a folder', async () => {
    const { wire, named, at } = await openFolder()
    mkdirSync(at('box'))
    writeFileSync(at('hat.txt'), 'new')
    writeFileSync(at('box', 'hat.txt'), 'old')
    const old = await named('/Inventory/box', 'hat.txt')
    const moved = await wire.move('/Inventory/hat.txt', '/Inventory/box/hat.txt', {
      newTitle: 'hat.txt',
      existing: Existing.EXISTING_OVERWRITE,
    })
    expect(moved.extras?.replacedId).toBe(old.recordId)
    expect(readFileSync(at('box', 'hat.txt'), 'utf8')).toBe('new')
    expect((await named('/Inventory/Trash', 'hat.txt')).recordId).toBe(old.recordId)
    writeFileSync(at('box2'), 'a file')
    const over = { newTitle: 'box', existing: Existing.EXISTING_OVERWRITE }
    await refusedBy(wire.move('/Inventory/box2', '/Inventory/box', over))
    expect(lstatSync(at('box')).isDirectory()).toBe(true)
  })

  it('refuses to put a copy over what it is made of, before anything goes to the Trash', async () => {
    const { wire, at } = await openFolder()
    writeFileSync(at('hat.txt'), 'x')
    const over = { newTitle: 'hat.txt', existing: Existing.EXISTING_OVERWRITE }
    const copied = await refusedBy(wire.copy('/Inventory/hat.txt', '/Inventory/hat.txt', false, over))
    expect(copied.code).toBe(status.ALREADY_EXISTS)
    expect(readdirSync(at())).toEqual(['hat.txt'])
  })

  it('says where a file lies on this computer, if it is still what is meant', async () => {
    const { wire, named, at } = await openFolder()
    const other = await openFolder()
    mkdirSync(at('my box'))
    mkdirSync(other.at('my box'))
    writeFileSync(at('my box', 'hat.txt'), 'mine')
    writeFileSync(other.at('my box', 'hat.txt'), 'theirs')
    writeFileSync(Buffer.concat([Buffer.from(`${at()}/caf`), Buffer.from([0xe9])]), 'x')
    const hat = await named('/Inventory/my box', 'hat.txt')
    const path = '/Inventory/my box/hat.txt'
    expect(await wire.localPath(path, { expectedId: hat.recordId })).toBe(at('my box', 'hat.txt'))
    expect(await wire.localPath('/Inventory/my box')).toBe(at('my box'))
    await refusedBy(wire.localPath('/Inventory/caf%E9'))
    await refusedBy(wire.localPath('/Inventory/Trash'))
    renameSync(at('my box'), at('was'))
    symlinkSync(other.at('my box'), at('my box'))
    await refusedBy(wire.localPath(path, { expectedId: hat.recordId }))
  })

  it('says what is permanent, and what may stop half-way', async () => {
    const { wire } = await openFolder()
    const { verbs } = await wire.describe()
    const isPermanent = verbs.filter(({ permanent }) => permanent).map(({ action }) => Action[action])
    expect(isPermanent).toEqual(['ACTION_REMOVE_ITEM', 'ACTION_REMOVE_FOLDER', 'ACTION_EMPTY_TRASH'])
    expect(verbs.find(({ action }) => action === Action.ACTION_OVERWRITE)?.how).toBe(How.HOW_RECORD_BY_RECORD)
  })

  it('moves to another drive by a copy, and deletes nothing of a drive that hangs in a folder', async ({
    skip,
  }) => {
    const { wire, at } = await openFolder()
    mkdirSync(at('drive'))
    mkdirSync(at('box', 'deep'), { recursive: true })
    writeFileSync(at('box', 'deep', 'hat.txt'), 'mine')
    symlinkSync('deep', at('box', 'link'))
    if (!mountDrive(at('drive'))) skip('Only who may mount can make another drive.')
    const moved = await wire.move('/Inventory/box', '/Inventory/drive/box', { newTitle: 'box' })
    expect(moved.extras?.copied).toBe(true)
    expect(existsSync(at('box'))).toBe(false)
    expect(readFileSync(at('drive', 'box', 'deep', 'hat.txt'), 'utf8')).toBe('mine')
    expect(readlinkSync(at('drive', 'box', 'link'))).toBe('deep')
    expect(readdirSync(at('drive'))).toEqual(['box'])
    // Something in the Trash that a drive is hung into afterwards.
    mkdirSync(at('chest', 'inner'), { recursive: true })
    await wire.move('/Inventory/chest', '/Inventory/Trash/chest', TRASH)
    const [own = ''] = readdirSync(at('.satchel-trash', 'files'))
    const inner = at('.satchel-trash', 'files', own, 'inner')
    if (!mountDrive(inner)) skip('Only who may mount can make another drive.')
    writeFileSync(join(inner, 'theirs.txt'), 'theirs')
    await refusedBy(wire.remove('/Inventory/Trash/chest', true))
    expect(readFileSync(join(inner, 'theirs.txt'), 'utf8')).toBe('theirs')
  })

  it('shows no copy that is under way beside its place, and one whose process has died', async () => {
    const { wire, at } = await openFolder()
    const { pid: dead } = spawnSync('true')
    for (const pid of [process.pid, dead]) writeFileSync(at(`.satchel-coming-${pid}-0a`), 'half')
    const names = (await wire.entries('/Inventory')).map(({ name }) => name)
    expect(names.filter(name => name.startsWith('.satchel'))).toEqual([`.satchel-coming-${dead}-0a`])
  })

  it('lists the others where one cannot be looked at', async ({ skip }) => {
    const { wire, at } = await openFolder()
    mkdirSync(at('dead'))
    mkdirSync(at('alive'))
    if (!mountDead(at('dead'))) skip('Only who may mount can make a drive that does not answer.')
    const { entries: listed, extras } = await wire.list('/Inventory')
    // Whose id nobody sees may be any that was there.
    expect(extras?.incomplete).toBe(true)
    expect(listed.map(({ name }) => name).sort()).toEqual(['Trash', 'alive', 'dead'])
    const dead = listed.find(({ name }) => name === 'dead')
    expect(dead?.extras?.marks).toEqual([Mark.MARK_INCOMPLETE])
    await refusedBy(wire.move(dead?.path ?? '', '/Inventory/Trash/dead', TRASH))
    expect((await wire.listTree('/Inventory')).map(({ extras }) => extras?.folderPath)).toContain(
      '/Inventory/alive',
    )
  })

  it('gives what comes beside another one the next free name', async () => {
    const { wire, at } = await openFolder()
    writeFileSync(at('hat.tar'), 'x')
    const copied = await wire.copy('/Inventory/hat.tar', '/Inventory/hat.tar', false, {
      newTitle: 'hat.tar',
      existing: Existing.EXISTING_KEEP_BOTH,
    })
    expect(copied.extras?.title).toBe('hat (2).tar')
    expect(
      readdirSync(at())
        .filter(name => !name.startsWith('.'))
        .sort(),
    ).toEqual(['hat (2).tar', 'hat.tar'])
  })

  it('keeps its Trash on the drive of the files, with what was where beside it', async () => {
    const { wire, named, at } = await openFolder()
    mkdirSync(at('box'))
    writeFileSync(at('box', 'hat.txt'), 'x')
    const box = await named('/Inventory', 'box')
    await wire.move('/Inventory/box/hat.txt', '/Inventory/Trash/hat.txt', TRASH)
    await wire.move('/Inventory/box', '/Inventory/chest', { expectedId: box.recordId, newTitle: 'chest' })
    const trashed = await named('/Inventory/Trash', 'hat.txt')
    expect(trashed.extras?.deletion).toMatchObject({ fromPath: '/Inventory/chest', fromId: box.recordId })
    expect(readdirSync(at('.satchel-trash', 'files'))).toHaveLength(1)
    await wire.emptyTrash(1)
    expect(readdirSync(at('.satchel-trash', 'files'))).toEqual([])
    expect(readdirSync(at('.satchel-trash', 'info'))).toEqual([])
  })

  it('shows what else was put into its Trash by its own name', async () => {
    const { wire, named, at } = await openFolder()
    mkdirSync(at('.satchel-trash', 'files'), { recursive: true })
    writeFileSync(at('.satchel-trash', 'files', 'theirs.txt'), 'x')
    const theirs = await named('/Inventory/Trash', 'theirs.txt')
    expect(theirs.extras?.deletion).toBeUndefined()
    expect((await refusedBy(wire.emptyTrash(0))).code).toBe(3)
  })

  it('believes no note in its Trash that would restore something elsewhere, or out of sight', async () => {
    const { wire, named, at } = await openFolder()
    const box = at('.satchel-trash')
    for (const part of ['files', 'info']) mkdirSync(join(box, part), { recursive: true })
    const titles = ['../escaped', 'a/b', '..', '', '.thumbs', '.satchel-trash', 'x\0y', 'x'.repeat(256)]
    const theirs = [
      ...titles.map(title => ({ title })),
      { title: 'fine', name: Buffer.from('../escaped').toString('base64') },
      { title: '../escaped', name: Buffer.from('x\xff', 'latin1').toString('base64') },
    ]
    for (const [index, facts] of theirs.entries()) {
      writeFileSync(join(box, 'files', `theirs-${index}`), 'x')
      writeFileSync(
        join(box, 'info', `theirs-${index}.json`),
        JSON.stringify({ ...facts, fromId: 'root', at: '1' }),
      )
    }
    for (const [index, { title }] of theirs.entries()) {
      const { recordId, extras } = await named('/Inventory/Trash', `theirs-${index}`)
      expect(extras?.deletion).toBeUndefined()
      const back = { expectedId: recordId, newTitle: title }
      if (title !== 'fine')
        await refusedBy(wire.move(`/Inventory/Trash/theirs-${index}`, '/Inventory/x', back))
    }
    expect(readdirSync(at())).toEqual(['.satchel-trash'])
    expect(readdirSync(join(box, 'files'))).toHaveLength(theirs.length)
  })

  it('never shows a name that was only reserved by a gateway that was killed, and gives it free', async () => {
    const { wire, named, at } = await openFolder()
    writeFileSync(at('hat.txt'), 'x')
    symlinkSync('.satchel-reserved-999999', at('cap.txt'))
    const shown = (await wire.entries('/Inventory')).map(({ name }) => name).sort()
    expect(shown).toEqual(['Trash', 'hat.txt'])
    const hat = await named('/Inventory', 'hat.txt')
    await wire.move('/Inventory/hat.txt', '/Inventory/cap.txt', {
      expectedId: hat.recordId,
      newTitle: 'cap.txt',
    })
    expect(lstatSync(at('cap.txt')).isFile()).toBe(true)
    symlinkSync(`.satchel-reserved-${process.ppid}`, at('coat.txt'))
    await refusedBy(wire.move('/Inventory/cap.txt', '/Inventory/coat.txt', { newTitle: 'coat.txt' }))
    expect(readlinkSync(at('coat.txt'))).toBe(`.satchel-reserved-${process.ppid}`)
  })

  it('keeps every content of many that are moved or copied to one name at once', async () => {
    const { wire, at } = await openFolder()
    const names = Array.from({ length: 12 }, (_, index) => `item ${index}`)
    for (const name of names) writeFileSync(at(name), name)
    mkdirSync(at('box'))
    const calls = names.map((name, index) =>
      index % 2 === 0
        ? wire.move(`/Inventory/${name}`, '/Inventory/box/one', { newTitle: 'one' })
        : wire.copy(`/Inventory/${name}`, '/Inventory/box/one', false, { newTitle: 'one' }),
    )
    const done = (await Promise.allSettled(calls)).flatMap(({ status }, index) =>
      status === 'fulfilled' ? [names[index]] : [],
    )
    expect(done).toHaveLength(1)
    expect(readFileSync(at('box', 'one'), 'utf8')).toBe(done[0])
    const here = names.filter(name => existsSync(at(name)))
    for (const name of here) expect(readFileSync(at(name), 'utf8')).toBe(name)
    const moved = names.filter((name, index) => index % 2 === 0 && done[0] === name)
    expect(here).toEqual(names.filter(name => !moved.includes(name)))
  })

  it('brings in what lies elsewhere on this computer, wholly, and never a folder into itself', async () => {
    const { wire, named, at, root } = await openFolder()
    const other = await openFolder()
    mkdirSync(other.at('box', 'deep'), { recursive: true })
    writeFileSync(other.at('box', 'deep', 'hat.txt'), 'hat')
    mkdirSync(at('Photos'))
    const { id } = await wire.bringIn(other.at('box'), '/Inventory/Photos/chest', {
      expectedParentId: (await named('/Inventory', 'Photos')).recordId,
      newTitle: 'chest',
    })
    expect((await named('/Inventory/Photos', 'chest')).recordId).toBe(id)
    expect(readFileSync(at('Photos', 'chest', 'deep', 'hat.txt'), 'utf8')).toBe('hat')
    expect(readFileSync(other.at('box', 'deep', 'hat.txt'), 'utf8')).toBe('hat')
    const bring = async (path: string, to = '/Inventory/new') =>
      (await refusedBy(wire.bringIn(path, to))).code
    expect(await bring(other.at('box'), '/Inventory/Photos/chest')).toBe(status.ALREADY_EXISTS)
    expect(await bring(other.at('nothing'))).toBe(status.NOT_FOUND)
    expect(await bring('relative/path')).toBe(status.INVALID_ARGUMENT)
    expect(await bring(`${other.at()}/box/../box`)).toBe(status.INVALID_ARGUMENT)
    expect(await bring(root)).toBe(status.FAILED_PRECONDITION)
    expect(await bring(at('Photos'), '/Inventory/Photos/chest/inner')).toBe(status.FAILED_PRECONDITION)
    expect(await bring(other.at('box'), '/Inventory/Trash/new')).toBe(status.UNIMPLEMENTED)
    expect(readdirSync(at('.satchel-trash', 'coming'))).toEqual([])
  })

  it('refuses names that no file can have, or that nobody would see again', async () => {
    const { wire, at } = await openFolder()
    for (const title of ['a/b', '.', '..', '', 'x\0y', '.thumbs', '.satchel-trash', 'x'.repeat(256)]) {
      expect((await refusedBy(wire.makeDir('/Inventory/x', { newTitle: title }))).reason).toBe(
        Reason.REASON_BAD_TITLE,
      )
    }
    await wire.makeDir('/Inventory/x', { newTitle: 'x'.repeat(255) })
    expect(readdirSync(at())).toEqual(['x'.repeat(255)])
  })

  it('copies with dates, modes and links as links', async () => {
    const { wire, at } = await openFolder()
    mkdirSync(at('box', 'deep'), { recursive: true })
    writeFileSync(at('box', 'deep', 'run.sh'), '#!')
    chmodSync(at('box', 'deep', 'run.sh'), 0o750)
    utimesSync(at('box', 'deep', 'run.sh'), 1_500_000_000, 1_500_000_000)
    symlinkSync('deep/run.sh', at('box', 'link'))
    await wire.copy('/Inventory/box', '/Inventory/chest', true)
    const copied = lstatSync(at('chest', 'deep', 'run.sh'))
    expect({ mode: copied.mode & 0o777, mtimeMs: copied.mtimeMs }).toEqual({
      mode: 0o750,
      mtimeMs: 1_500_000_000_000,
    })
    expect(readlinkSync(at('chest', 'link'))).toBe('deep/run.sh')
    expect(readdirSync(at('.satchel-trash', 'coming'))).toEqual([])
  })
})

describe('the pictures of a folder of files', () => {
  const PNG = Buffer.from('89504e470d0a1a0a', 'hex')

  it('are those that others made for it, first the ones by hand, then the image itself', async () => {
    const { wire, named, at } = await openFolder()
    mkdirSync(at('.thumbs', '256x256'), { recursive: true })
    for (const name of ['chair.usd', 'lamp.usd', 'photo.png', 'none.usd']) writeFileSync(at(name), PNG)
    writeFileSync(at('.thumbs', '256x256', 'chair.usd.auto.png'), Buffer.from('auto'))
    writeFileSync(at('.thumbs', '256x256', 'chair.usd.png'), Buffer.from('hand'))
    writeFileSync(at('.thumbs', '256x256', 'lamp.usd.auto.png'), Buffer.from('auto'))
    utimesSync(at('.thumbs', '256x256', 'lamp.usd.auto.png'), 1_000, 1_000)
    const picture = async (name: string) => (await wire.thumbnail(`/Inventory/${name}`)).data.toString()
    expect(await picture('chair.usd')).toBe('hand')
    expect(await picture('lamp.usd')).toBe('auto')
    expect(await picture('photo.png')).toBe(PNG.toString())
    expect((await refusedBy(wire.thumbnail('/Inventory/none.usd'))).code).toBe(5)
    expect((await named('/Inventory', 'lamp.usd')).extras?.picture).toMatchObject({
      available: true,
      stale: true,
    })
    expect((await named('/Inventory', 'none.usd')).extras?.picture?.available).toBe(false)
    expect((await wire.entries('/Inventory')).map(({ name }) => name)).not.toContain('.thumbs')
  })
})
