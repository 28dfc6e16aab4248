import { join } from 'node:path'
import { status } from '@grpc/grpc-js'
import { describe, expect, it } from 'vitest'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end.ts'
import { temporaryFolder } from '../../src-sandbox/testing/test-sandbox.ts'
import { Existing, Mark } from '../../src-wire/gen/satchel/v1/extras.ts'
import { Reason } from '../../src-wire/gen/satchel/v1/refusal.ts'
import { Action, Reach } from '../../src-wire/gen/satchel/v1/source.ts'
import { refusedBy } from '../../src-wire/testing/wire-client.ts'
import type { AskedRequest } from './testing/asked-request.ts'
import { openS3 as openUntil } from './testing/open-s3.ts'
import { failure } from './testing/s3-server.ts'

const openS3 = (ways: Parameters<typeof openUntil>[1] = {}) => openUntil(onTestEnd, ways)
const newLedger = () => join(temporaryFolder(), 'ledger.jsonl')
const ROOT = '/Inventory'
const TRASH = '/Inventory/Trash'
const IN_TRASH = { expectedParentId: 'trash' }
const isCopy = ({ method, headers }: AskedRequest): boolean =>
  method === 'PUT' && headers['x-amz-copy-source'] !== undefined
/** Without what was deleted. */
const shown = (keys: readonly string[]): readonly string[] =>
  keys.filter(key => !key.startsWith('.satchel-trash/'))

describe('a bucket', () => {
  it('is folders by what its keys have in common, and shows keys of every kind', async () => {
    const keys = [
      'a//b',
      '/lead',
      'plain.txt',
      'dir/',
      'dir/x',
      'same',
      'same/y',
      'back\\slash',
      '.hidden',
      'ta\tb',
    ]
    const { wire, titles, named } = await openS3({ keys })
    expect(await titles(ROOT)).toEqual(
      ['', '.hidden', 'Trash', 'a', 'back\\slash', 'dir', 'plain.txt', 'same', 'same', 'ta\tb'].sort(),
    )
    const listed = await wire.entries(ROOT)
    expect(new Set(listed.map(({ name }) => name)).size).toBe(listed.length)
    const twins = listed.filter(({ extras }) => extras?.title === 'same')
    expect(twins.map(({ name }) => name)).not.toContain('same')
    const empty = await named(ROOT, '')
    expect(await titles(`${ROOT}/${empty.name}`)).toEqual(['lead'])
    const inner = await named(`${ROOT}/a`, '')
    expect(await titles(`${ROOT}/a/${inner.name}`)).toEqual(['b'])
    expect(await titles(`${ROOT}/dir`)).toEqual(['x'])
    expect((await named(ROOT, '.hidden')).extras?.marks).toEqual([Mark.MARK_HIDDEN])
  })

  it('says size, date, type and version of an object, and which name is no text', async () => {
    const { server, named } = await openS3()
    server.put('chair.usd', 'four')
    server.table.put('bad\xff', { body: null, size: 0, headers: {} })
    const chair = await named(ROOT, 'chair.usd')
    expect(chair.extras).toMatchObject({
      size: 4n,
      typeWord: 'USD',
      version: server.table.latest('chair.usd')?.etag,
    })
    expect(Number(chair.lastModifiedUnixNanos / 1_000_000n)).toBeCloseTo(Date.now(), -5)
    expect((await named(ROOT, 'bad%FF')).extras?.marks).toEqual([Mark.MARK_BAD_NAME])
  })

  it('is only what is below its prefix', async () => {
    const { wire, titles, server } = await openS3({
      prefix: '/mine',
      keys: ['mine/a', 'mine2/b', 'c', 'mine'],
    })
    expect(await titles(ROOT)).toEqual(['Trash', 'a'])
    await wire.makeDir(`${ROOT}/New`)
    expect(server.keys).toContain('mine/New/')
    expect((await wire.describe()).identity).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/satchel-test\/mine\/$/)
  })

  it('tells a folder that is gone from an empty one', async () => {
    const { server, wire, titles } = await openS3({ keys: ['dir/', 'gone/x'] })
    expect(await titles(`${ROOT}/dir`)).toEqual([])
    expect(await titles(`${ROOT}/gone`)).toEqual(['x'])
    server.table.remove('gone/x', null)
    expect((await refusedBy(wire.list(`${ROOT}/gone`))).code).toBe(status.NOT_FOUND)
  })

  it('shows the content of a marker that has one, and leaves it as it is', async () => {
    const { server, wire, named } = await openS3({ keys: ['dir/x'] })
    server.put('dir/', 'not empty')
    const marker = await named(`${ROOT}/dir`, '')
    expect(marker.extras?.size).toBe(9n)
    const moved = wire.move(`${ROOT}/dir/${marker.name}`, `${ROOT}/y`, { newTitle: 'y' })
    expect((await refusedBy(moved)).code).toBe(status.PERMISSION_DENIED)
    expect(server.text('dir/')).toBe('not empty')
  })
})

describe('pictures', () => {
  it('are the thumbnail of a person, else of a service, else the object itself', async () => {
    const { server, wire, named, titles } = await openS3({
      keys: ['d/a.usd', 'd/b.usd', 'd/c.usd', 'd/e.png'],
    })
    for (const name of ['a.usd.png', 'a.usd.auto.png', 'b.usd.auto.png'])
      server.put(`d/.thumbs/256x256/${name}`)
    expect(await titles(`${ROOT}/d`)).toEqual(['a.usd', 'b.usd', 'c.usd', 'e.png'])
    const dataOf = async (title: string) => (await wire.thumbnail(`${ROOT}/d/${title}`)).data.toString()
    expect(await dataOf('a.usd')).toBe('d/.thumbs/256x256/a.usd.png')
    expect(await dataOf('b.usd')).toBe('d/.thumbs/256x256/b.usd.auto.png')
    expect(await dataOf('e.png')).toBe('d/e.png')
    expect((await named(`${ROOT}/d`, 'c.usd')).extras?.picture?.available).toBe(false)
    expect((await refusedBy(dataOf('c.usd'))).code).toBe(status.NOT_FOUND)
    const tree = await wire.listTree(ROOT)
    const inTree = tree.flatMap(({ entries }) => entries).find(({ name }) => name === 'a.usd')
    expect(inTree?.extras?.picture?.available).toBe(true)
  })
})

describe('a move', () => {
  it('keeps ids, keeps the folder that it empties, and says that it copied', async () => {
    const { server, wire, named, titles } = await openS3({ keys: ['from/hat', 'to/x'] })
    const hat = await named(`${ROOT}/from`, 'hat')
    const { extras } = await wire.move(`${ROOT}/from/hat`, `${ROOT}/to/cap`)
    expect(extras).toMatchObject({ copied: true, id: hat.recordId })
    expect((await named(`${ROOT}/to`, 'cap')).recordId).toBe(hat.recordId)
    expect(await titles(`${ROOT}/from`)).toEqual([])
    expect([...server.keys].sort()).toEqual(['from/', 'to/cap', 'to/x'])
    server.put('from/hat', 'another')
    expect((await named(`${ROOT}/from`, 'hat')).recordId).not.toBe(hat.recordId)
    expect((await wire.find(hat.recordId)).places).toMatchObject([{ path: `${ROOT}/to/cap` }])
  })

  it('deletes nothing where the copy is not what it was copied from', async () => {
    const { server, wire } = await openS3({ keys: ['hat', 'box/x'] })
    server.refuse = request =>
      isCopy(request) ? { status: 200, body: '<CopyObjectResult><ETag>"x"</ETag></CopyObjectResult>' } : null
    await refusedBy(wire.move(`${ROOT}/hat`, `${ROOT}/box/hat`))
    await refusedBy(wire.move(`${ROOT}/box`, `${ROOT}/case`))
    expect([...server.keys].sort()).toEqual(['box/x', 'hat'])
    expect(server.asked.some(({ method }) => method === 'DELETE')).toBe(false)
  })

  it('says that both are there where the source cannot be deleted, or was written to', async () => {
    const { server, wire } = await openS3({ keys: ['hat', 'to/x', 'coat'] })
    server.refuse = ({ method }) => (method === 'DELETE' ? failure(403, 'AccessDenied') : null)
    const refused = await refusedBy(wire.move(`${ROOT}/hat`, `${ROOT}/to/hat`))
    expect(refused.reason).toBe(Reason.REASON_PARTIAL)
    expect([...server.keys].sort()).toEqual(['coat', 'hat', 'to/hat', 'to/x'])
    let isWritten = false
    server.refuse = request => {
      if (
        request.method === 'HEAD' &&
        request.key === 'to/coat' &&
        server.text('to/coat') !== null &&
        !isWritten
      ) {
        isWritten = true
        server.put('coat', 'newer')
      }
      return null
    }
    expect((await refusedBy(wire.move(`${ROOT}/coat`, `${ROOT}/to/coat`))).reason).toBe(Reason.REASON_PARTIAL)
    expect([...server.keys].sort()).toEqual(['coat', 'to/coat', 'to/hat', 'to/x'])
    expect(server.text('coat')).toBe('newer')
  })

  it('of a folder takes its copies back where one of them fails', async () => {
    const keys = Array.from({ length: 20 }, (_, index) => `box/${index}`)
    const { server, wire } = await openS3({ keys })
    server.refuse = request =>
      isCopy(request) && request.key === 'case/7' ? failure(403, 'AccessDenied') : null
    expect((await refusedBy(wire.move(`${ROOT}/box`, `${ROOT}/case`))).reason).toBe(
      Reason.REASON_ACCESS_DENIED,
    )
    expect([...server.keys].sort()).toEqual([...keys].sort())
  })

  it('of a folder tells what came to its old place meanwhile, and leaves it there', async () => {
    const { server, wire } = await openS3({ keys: ['box/a', 'box/b'] })
    server.refuse = request => {
      if (request.method === 'DELETE' && server.text('box/late') === null) server.put('box/late')
      return null
    }
    expect((await refusedBy(wire.move(`${ROOT}/box`, `${ROOT}/case`))).reason).toBe(Reason.REASON_PARTIAL)
    expect([...server.keys].sort()).toEqual(['box/late', 'case/a', 'case/b'])
  })

  it('whose answer is lost is done where the copy is there, and else not', async () => {
    const { server, wire, titles } = await openS3({ keys: ['a', 'b', 'to/x'] })
    server.refuse = request => {
      if (!isCopy(request)) return null
      if (request.key === 'to/a') server.put('to/a', 'a')
      return failure(500, 'InternalError')
    }
    await wire.move(`${ROOT}/a`, `${ROOT}/to/a`)
    expect((await refusedBy(wire.move(`${ROOT}/b`, `${ROOT}/to/b`))).code).toBe(status.UNAVAILABLE)
    expect(await titles(`${ROOT}/to`)).toEqual(['a', 'x'])
    expect(server.keys).toContain('b')
  })
})

describe('what is there', () => {
  it.each(['kept', 'refused', 'wrong'] as const)(
    'is not written over, by a service whose conditions are %s',
    async conditions => {
      const { server, wire } = await openS3({
        keys: ['hat', 'coat', 'to/hat', 'to/Box/y'],
        server: { conditions },
      })
      expect((await refusedBy(wire.copy(`${ROOT}/hat`, `${ROOT}/to/hat`, false))).code).toBe(
        status.ALREADY_EXISTS,
      )
      expect((await refusedBy(wire.copy(`${ROOT}/hat`, `${ROOT}/to/Box`, false))).code).toBe(
        status.ALREADY_EXISTS,
      )
      await wire.move(`${ROOT}/coat`, `${ROOT}/to/coat`)
      expect([...server.keys].sort()).toEqual(['hat', 'to/Box/y', 'to/coat', 'to/hat'])
      expect(server.text('to/hat')).toBe('to/hat')
    },
  )

  it('is not written over where it came at the same moment', async () => {
    const { server, wire } = await openS3({ keys: ['hat', 'to/x'] })
    server.refuse = request => {
      if (isCopy(request) && server.text('to/hat') === null) server.put('to/hat', 'theirs')
      return null
    }
    expect((await refusedBy(wire.move(`${ROOT}/hat`, `${ROOT}/to/hat`))).code).toBe(status.ALREADY_EXISTS)
    expect([server.text('to/hat'), server.text('hat')]).toEqual(['theirs', 'hat'])
  })

  it('is not written over by a copy that was refused while another was writing, and no later copy goes without its condition', async () => {
    const { server, wire } = await openS3({ keys: ['hat', 'coat', 'to/x'] })
    const copies = () => server.asked.filter(isCopy)
    let asked = 0
    server.refuse = request => {
      if (!isCopy(request) || request.key !== 'to/hat') return null
      if (++asked === 1) return failure(409, 'ConditionalRequestConflict')
      server.put('to/hat', 'theirs')
      return null
    }
    expect((await refusedBy(wire.move(`${ROOT}/hat`, `${ROOT}/to/hat`))).code).toBe(status.ALREADY_EXISTS)
    expect([server.text('to/hat'), server.text('hat')]).toEqual(['theirs', 'hat'])
    server.refuse = request => (isCopy(request) ? failure(409, 'ConditionalRequestConflict') : null)
    expect((await refusedBy(wire.move(`${ROOT}/coat`, `${ROOT}/to/coat`))).reason).toBe(Reason.REASON_SAID)
    server.refuse = () => null
    await wire.move(`${ROOT}/coat`, `${ROOT}/to/coat`)
    expect(server.text('to/coat')).toBe('coat')
    expect(copies().length).toBeGreaterThan(3)
    expect(copies().every(({ headers }) => headers['if-none-match'] === '*')).toBe(true)
  })

  it('is asked about anew by each copy, where a service has misread the condition of another', async () => {
    const { server, wire } = await openS3({ keys: ['hat', 'coat', 'to/x'], server: { conditions: 'wrong' } })
    await wire.move(`${ROOT}/hat`, `${ROOT}/to/hat`)
    await wire.move(`${ROOT}/coat`, `${ROOT}/to/coat`)
    const conditions = server.asked.filter(isCopy).map(({ headers }) => headers['if-none-match'])
    expect(conditions).toEqual(['*', '*', undefined, '*', '*', undefined])
  })

  it('goes to the Trash where overwriting is asked for', async () => {
    const { server, wire, titles, named } = await openS3({ keys: ['hat', 'to/hat'] })
    const old = await named(`${ROOT}/to`, 'hat')
    const { extras } = await wire.move(`${ROOT}/hat`, `${ROOT}/to/hat`, {
      newTitle: 'hat',
      existing: Existing.EXISTING_OVERWRITE,
    })
    expect(extras?.replacedId).toBe(old.recordId)
    expect(server.text('to/hat')).toBe('hat')
    expect(await titles(TRASH)).toEqual(['hat'])
  })
})

describe('overwriting', () => {
  const over = (newTitle: string) => ({ newTitle, existing: Existing.EXISTING_OVERWRITE })

  it('leaves an object where it is that is copied or moved onto its own place', async () => {
    const { server, wire, titles } = await openS3({ keys: ['d/hat', 'd/x'] })
    const copied = await refusedBy(wire.copy(`${ROOT}/d/hat`, `${ROOT}/d/hat`, false, over('hat')))
    expect(copied.code).toBe(status.ALREADY_EXISTS)
    await refusedBy(wire.move(`${ROOT}/d/hat`, `${ROOT}/d/hat`, over('hat')))
    expect(server.keys).toEqual(['d/hat', 'd/x'])
    expect(await titles(TRASH)).toEqual([])
  })

  it('touches nothing where a folder has the title, too', async () => {
    const { server, wire } = await openS3({ keys: ['hat', 'to/hat', 'to/hat/y'] })
    const refused = await refusedBy(wire.move(`${ROOT}/hat`, `${ROOT}/to/hat`, over('hat')))
    expect(refused.code).toBe(status.ALREADY_EXISTS)
    expect(server.keys).toEqual(['hat', 'to/hat', 'to/hat/y'])
  })

  it('that fails gives back what it was to replace, with its id', async () => {
    const { server, wire, named, titles } = await openS3({ keys: ['hat', 'to/hat', 'to/x', 'box/a'] })
    const old = await named(`${ROOT}/to`, 'hat')
    server.refuse = request => {
      const source = request.headers['x-amz-copy-source'] ?? ''
      return source.endsWith('/hat') && !source.includes('/to/') && !source.includes('trash')
        ? failure(403, 'AccessDenied')
        : source.includes('/box/')
          ? failure(403, 'AccessDenied')
          : null
    }
    for (const from of ['hat', 'box']) {
      const refused = await refusedBy(wire.move(`${ROOT}/${from}`, `${ROOT}/to/hat`, over('hat')))
      expect(refused.reason).toBe(Reason.REASON_ACCESS_DENIED)
      expect([...server.keys].sort()).toEqual(['box/a', 'hat', 'to/hat', 'to/x'])
    }
    expect(server.text('to/hat')).toBe('to/hat')
    expect((await named(`${ROOT}/to`, 'hat')).recordId).toBe(old.recordId)
    expect(await titles(TRASH)).toEqual([])
  })

  it('that fails, and cannot give back, says that what was there is in the Trash', async () => {
    const { server, wire, titles } = await openS3({ keys: ['hat', 'to/hat', 'to/x'] })
    server.refuse = request =>
      isCopy(request) && request.key === 'to/hat' ? failure(403, 'AccessDenied') : null
    const refused = await refusedBy(wire.move(`${ROOT}/hat`, `${ROOT}/to/hat`, over('hat')))
    expect(refused.reason).toBe(Reason.REASON_PARTIAL)
    expect(shown(server.keys)).toEqual(['hat', 'to/x'])
    expect(await titles(TRASH)).toEqual(['hat'])
  })
})

describe('the Trash', () => {
  it('says after a restart where things were, and gives them back', async () => {
    const { server, wire, again } = await openS3({ keys: ['d/hat', 'd/box/x', 'd/box/y', 'd/z'] })
    await wire.move(`${ROOT}/d/hat`, `${TRASH}/hat`, { ...IN_TRASH, newTitle: 'hat' })
    await wire.move(`${ROOT}/d/box`, `${TRASH}/box`, { ...IN_TRASH, newTitle: 'box' })
    expect(shown(server.keys)).toEqual(['d/z'])
    const next = await again()
    const trashed = await next.wire.entries(TRASH)
    expect(trashed.map(({ name, extras }) => [name, extras?.deletion?.fromPath])).toEqual([
      ['hat', `${ROOT}/d`],
      ['box', `${ROOT}/d`],
    ])
    expect(Number((trashed[0]?.extras?.deletion?.atUnixNanos ?? 0n) / 1_000_000n)).toBeCloseTo(Date.now(), -5)
    await next.wire.move(`${TRASH}/box`, `${ROOT}/d/box`)
    await next.wire.move(`${TRASH}/hat`, `${ROOT}/d/hat`)
    expect([...server.keys].sort()).toEqual(['d/box/x', 'd/box/y', 'd/hat', 'd/z'])
  })

  it('holds what others put there, too, and is emptied only of what was seen in it', async () => {
    const { server, wire, titles } = await openS3({ keys: ['hat', '.satchel-trash/files/mine/old.txt'] })
    await wire.move(`${ROOT}/hat`, `${TRASH}/hat`, { ...IN_TRASH, newTitle: 'hat' })
    expect(await titles(TRASH)).toEqual(['hat', 'old.txt'])
    expect((await refusedBy(wire.emptyTrash(1))).code).toBe(status.INVALID_ARGUMENT)
    await wire.emptyTrash(2)
    expect(server.keys).toEqual([])
  })

  it('says how far it came where emptying it, or deleting a folder of it, fails on the way', async () => {
    const files = '.satchel-trash/files'
    const { server, wire, titles } = await openS3({
      keys: [`${files}/1/hat`, `${files}/2/box/a`, `${files}/2/box/b`, `${files}/3/coat`],
    })
    expect(await titles(TRASH)).toEqual(['box', 'coat', 'hat'])
    server.refuse = ({ method, key }) =>
      method === 'DELETE' && key.endsWith('/b') ? failure(403, 'AccessDenied') : null
    const refused = await refusedBy(wire.emptyTrash(3))
    expect(refused.reason).toBe(Reason.REASON_PARTIAL)
    expect(await titles(TRASH)).toEqual(['box', 'coat'])
    expect(server.keys).toEqual([`${files}/2/box/b`, `${files}/3/coat`])
    server.put(`${files}/2/box/c`)
    const again = await refusedBy(wire.remove(`${TRASH}/box`, true))
    expect(again.reason).toBe(Reason.REASON_PARTIAL)
    expect(server.keys).toEqual([`${files}/2/box/b`, `${files}/3/coat`])
  })

  it('is emptied no further after Cancel', async () => {
    const files = '.satchel-trash/files'
    const { server, platform } = await openS3({ keys: ['1', '2', '3'].map(stamp => `${files}/${stamp}/hat`) })
    const cancel = new AbortController()
    server.refuse = ({ method }) => {
      if (method === 'DELETE') cancel.abort()
      return null
    }
    await expect(platform.emptyTrash(3, cancel.signal)).rejects.toMatchObject({
      reason: Reason.REASON_PARTIAL,
    })
    expect(server.keys).toEqual([`${files}/2/hat`, `${files}/3/hat`])
  })

  it('shows large folders without going through them', async () => {
    const { server, wire, titles } = await openS3({ keys: ['z'] })
    for (let index = 0; index < 5_500; index++) {
      server.put(`.satchel-trash/files/m0000000-00000000/Many/${index}`, '')
    }
    await wire.move(`${ROOT}/z`, `${TRASH}/z`, { ...IN_TRASH, newTitle: 'z' })
    server.asked.length = 0
    expect(await titles(TRASH)).toEqual(['Many', 'z'])
    expect(server.asked.filter(({ query }) => query.get('prefix')?.endsWith('files/'))).toHaveLength(2)
  })
})

describe('what is looked for by its id', () => {
  const trash = (title: string) => ({ ...IN_TRASH, newTitle: title })

  it('is found in the Trash, and within a folder there', async () => {
    const { wire, named } = await openS3({ keys: ['d/hat', 'd/box/in/x', 'd/z'] })
    const hat = await named(`${ROOT}/d`, 'hat')
    const inner = await named(`${ROOT}/d/box/in`, 'x')
    await wire.move(`${ROOT}/d/hat`, `${TRASH}/hat`, trash('hat'))
    await wire.move(`${ROOT}/d/box`, `${TRASH}/box`, trash('box'))
    expect((await wire.find(hat.recordId)).places).toMatchObject([{ path: `${TRASH}/hat` }])
    expect((await wire.find(inner.recordId)).places).toMatchObject([{ path: `${TRASH}/box/in/x` }])
  })

  it('is found in the Trash by a gateway that has listed nothing', async () => {
    const { wire, named, again } = await openS3({ keys: ['d/hat', 'd/z'], ledger: newLedger() })
    await wire.move(`${ROOT}/d/hat`, `${TRASH}/hat`, trash('hat'))
    const first = await again()
    const { recordId } = await first.named(TRASH, 'hat')
    const second = await again()
    expect((await second.wire.find(recordId)).places).toMatchObject([{ path: `${TRASH}/hat` }])
    await named(`${ROOT}/d`, 'z')
  })

  it('is nowhere only where it was listed: of what a run without its ledger has moved nobody knows', async () => {
    const { server, wire, named, again } = await openS3({ keys: ['d/hat', 'd/coat', 'd/z'] })
    const hat = await named(`${ROOT}/d`, 'hat')
    await wire.move(`${ROOT}/d/hat`, `${ROOT}/hat`)
    const next = await again()
    expect(await next.wire.find(hat.recordId)).toMatchObject({ places: [], unknown: [hat.recordId] })
    const coat = await next.named(`${ROOT}/d`, 'coat')
    server.table.remove('d/coat', null)
    expect(await next.wire.find(coat.recordId)).toMatchObject({ places: [], unknown: [] })
  })

  it('is not what another run has called another object at the same place', async () => {
    const { server, wire, named, again } = await openS3({ keys: ['d/hat', 'd/z'], ledger: newLedger() })
    await wire.move(`${ROOT}/d/hat`, `${ROOT}/1`)
    server.put('d/hat', 'second')
    const second = await named(`${ROOT}/d`, 'hat')
    const next = await again()
    await next.wire.move(`${ROOT}/d/hat`, `${ROOT}/2`)
    server.put('d/hat', 'third')
    expect((await next.named(`${ROOT}/d`, 'hat')).recordId).not.toBe(second.recordId)
  })

  it('is looked for in one walk, however many ids are asked for', async () => {
    const { server, wire } = await openS3({ keys: ['d/hat', 'd/z'] })
    for (let index = 0; index < 1_500; index++) server.put(`many/${index}`, '')
    const flat = () => server.asked.filter(({ query }) => query.has('list-type') && !query.has('delimiter'))
    server.asked.length = 0
    for (const id of ['a', 'b', 'c']) expect((await wire.find(id)).unknown).toEqual([id])
    expect(flat().filter(({ query }) => query.get('max-keys') === '1000')).toHaveLength(2)
  })
})

describe('a bucket that keeps versions', () => {
  const open = async () => {
    const opened = await openS3({ keys: [], server: { hasVersions: true, versionsPerPage: 2 } })
    opened.server.put('d/hat', 'one')
    opened.server.put('d/hat', 'two two')
    opened.server.put('d/gone', 'gone')
    opened.server.table.remove('d/gone', null)
    return opened
  }

  it('gives back what was deleted, with all its versions', async () => {
    const { server, wire, titles } = await open()
    const { entries } = await wire.listDeleted('/Inventory/d')
    expect(entries.map(({ name }) => name)).toEqual(['gone'])
    expect(entries[0]?.extras?.deletion?.fromPath).toBe('/Inventory/d')
    await wire.undelete(entries[0]?.recordId ?? '')
    expect(await titles('/Inventory/d')).toEqual(['gone', 'hat'])
    expect(server.table.versionsOf('d/gone')).toHaveLength(1)
    expect((await wire.listDeleted('')).entries).toEqual([])
    expect((await refusedBy(wire.undelete(entries[0]?.recordId ?? ''))).code).toBe(status.ALREADY_EXISTS)
  })

  it('shows earlier versions of an object, and makes one of them the newest', async () => {
    const { server, wire } = await open()
    const versions = await wire.checkpoints('/Inventory/d/hat')
    expect(versions.map(({ size }) => size)).toEqual([7n, 3n])
    await wire.restoreCheckpoint('/Inventory/d/hat', versions[1]?.id ?? '')
    expect(server.text('d/hat')).toBe('one')
    expect(server.table.versionsOf('d/hat').map(({ size }) => size)).toEqual([3, 7, 3])
  })

  it('loses nothing that it would not keep: while no versions are made nothing is brought back over another', async () => {
    const { server, wire } = await open()
    const [, first] = await wire.checkpoints('/Inventory/d/hat')
    server.table.hasVersions = false
    expect((await refusedBy(wire.restoreCheckpoint('/Inventory/d/hat', first?.id ?? ''))).code).toBe(
      status.UNIMPLEMENTED,
    )
    expect(server.text('d/hat')).toBe('two two')
  })

  it('is one that says so', async () => {
    const can = async (hasVersions: boolean) =>
      (await (await openS3({ server: { hasVersions } })).wire.describe()).verbs.some(
        ({ action }) => action === Action.ACTION_UNDELETE,
      )
    expect([await can(true), await can(false)]).toEqual([true, false])
  })
})

describe('the connection', () => {
  it('is refused in words with a wrong secret, and not tried again by itself', async () => {
    const { server, wire } = await openS3({ secretKey: 'quite another secret', keys: ['a'] })
    for await (const { state } of wire.watch(AbortSignal.timeout(60_000))) {
      expect(state).toMatchObject({ reach: Reach.REACH_AUTH_FAILED, reason: Reason.REASON_WRONG_PASSWORD })
      break
    }
    const refused = await refusedBy(wire.list(ROOT))
    expect(refused).toMatchObject({ code: status.UNAUTHENTICATED, reason: Reason.REASON_WRONG_PASSWORD })
    expect(server.keys).toEqual(['a'])
  })

  it('is lost, told, and there again by itself', async () => {
    const { server, wire } = await openS3({ keys: ['a'] })
    const reaches: (Reach | undefined)[] = []
    const port = server.port
    for await (const { state } of wire.watch(AbortSignal.timeout(60_000))) {
      if (state === undefined) continue
      reaches.push(state.reach)
      if (reaches.length === 1) {
        await wire.list(ROOT)
        await server.close()
        await refusedBy(wire.list(ROOT, { refresh: true }))
      }
      if (reaches.length === 2) await server.reopen(port)
      if (reaches.length === 3) break
    }
    expect(reaches).toEqual([Reach.REACH_CONNECTED, Reach.REACH_OFFLINE, Reach.REACH_CONNECTED])
  })

  it('changes nothing until that is allowed', async () => {
    const { server, wire } = await openS3({ keys: ['a'], allowChanges: false })
    for (const change of [
      wire.makeDir(`${ROOT}/b`),
      wire.move(`${ROOT}/a`, `${ROOT}/b`),
      wire.emptyTrash(0),
    ]) {
      expect((await refusedBy(change)).reason).toBe(Reason.REASON_READ_ONLY)
    }
    await wire.listTree(ROOT)
    expect(server.asked.every(({ method }) => method === 'GET' || method === 'HEAD')).toBe(true)
  })
})
