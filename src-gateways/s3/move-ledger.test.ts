import { appendFileSync, readdirSync, readFileSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { status } from '@grpc/grpc-js'
import { describe, expect, it } from 'vitest'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end.ts'
import { temporaryFolder } from '../../src-sandbox/testing/test-sandbox.ts'
import { Reason } from '../../src-wire/gen/satchel/v1/refusal.ts'
import { connectWire, refusedBy } from '../../src-wire/testing/wire-client.ts'
import { killGateway, startGateway } from '../kit/testing/gateway-process.ts'
import { openLedgerFile } from './ledger-file.ts'
import { type AskedRequest, TEST_BUCKET } from './testing/asked-request.ts'
import { openS3 } from './testing/open-s3.ts'
import { failure, S3Server, TEST_ACCESS_KEY, TEST_SECRET } from './testing/s3-server.ts'
import { keyOfText } from './wire/object-key.ts'

const ROOT = '/Inventory'

const newFile = (): string => join(temporaryFolder(), 'of bucket', 'ledger.jsonl')

const open = (keys: readonly string[], ledger = newFile()) => openS3(onTestEnd, { keys, ledger })
const BOX = ['d/box/', 'd/box/a', 'd/box/b', 'd/box/in/c', 'd/z', 'to/y']
const MOVED = ['d/z', 'to/box/', 'to/box/a', 'to/box/b', 'to/box/in/c', 'to/y']
const isOf = (method: string, start: string) => (request: AskedRequest) =>
  request.method === method && request.key.startsWith(start)

describe('what was moved', () => {
  it('keeps its id in the next run, and a stranger at its old place is not taken for it', async () => {
    const { server, wire, named, again } = await open(BOX)
    const box = await named(`${ROOT}/d`, 'box')
    const inner = await named(`${ROOT}/d/box`, 'a')
    await wire.move(`${ROOT}/d/box`, `${ROOT}/to/box`)
    server.put('d/box/a', 'a stranger')
    const next = await again()
    const met = { expectedId: box.recordId, newTitle: 'Other' }
    const refused = await refusedBy(next.wire.move(`${ROOT}/d/box`, `${ROOT}/Other`, met))
    expect(refused.reason).toBe(Reason.REASON_ID_CHANGED)
    expect(server.keys).toContain('d/box/a')
    expect((await next.wire.find(box.recordId, inner.recordId)).places.map(({ path }) => path)).toEqual([
      `${ROOT}/to/box`,
      `${ROOT}/to/box/a`,
    ])
    await next.wire.move(`${ROOT}/to/box`, `${ROOT}/Other`, met)
    expect((await (await again()).named(ROOT, 'Other')).recordId).toBe(box.recordId)
  })

  it('is met by no run that has another ledger, or none', async () => {
    const { server, wire, named, again } = await openS3(onTestEnd, { keys: BOX })
    const box = await named(`${ROOT}/d`, 'box')
    await wire.move(`${ROOT}/d/box`, `${ROOT}/to/box`)
    server.put('d/box/a', 'a stranger')
    const next = await again()
    const refused = await refusedBy(next.wire.remove(`${ROOT}/d/box`, true, { expectedId: box.recordId }))
    expect(refused.reason).not.toBe(Reason.REASON_UNSPECIFIED)
    expect((await next.wire.find(box.recordId)).unknown).toEqual([box.recordId])
  })
})

describe('a change that breaks off', () => {
  /** From now on the service answers nothing that is so, until it is mended. */
  const failing = (server: S3Server) => {
    let isBroken = false
    return {
      when: (isIt: (request: AskedRequest) => boolean) => {
        server.refuse = request => {
          isBroken ||= isIt(request)
          return isBroken ? failure(400, 'IncompleteBody') : null
        }
      },
      mend: () => {
        server.refuse = () => null
      },
    }
  }

  it.each([
    ['move', 'in the middle of copying', isOf('PUT', 'to/box/b'), BOX],
    ['copy', 'in the middle of copying', isOf('PUT', 'to/box/b'), BOX],
    ['move', 'before anything is deleted', isOf('DELETE', 'd/box/'), MOVED],
    ['move', 'when the last is deleted', isOf('DELETE', 'd/box/in/c'), MOVED],
  ] as const)('as a %s %s comes to its end in the next run', async (how, _when, isIt, expected) => {
    const { server, wire, named, again } = await open(BOX)
    const box = await named(`${ROOT}/d`, 'box')
    const fault = failing(server)
    fault.when(isIt)
    const called =
      how === 'move'
        ? wire.move(`${ROOT}/d/box`, `${ROOT}/to/box`)
        : wire.copy(`${ROOT}/d/box`, `${ROOT}/to/box`, true)
    expect((await refusedBy(called)).reason).toBe(Reason.REASON_PARTIAL)
    for (const key of BOX) {
      const there = [key, key.replace('d/box', 'to/box')]
      expect(there.some(one => server.keys.includes(one))).toBe(true)
    }
    fault.mend()
    const next = await again()
    await expect.poll(() => [...server.keys].sort()).toEqual(expected)
    const place = expected === BOX ? `${ROOT}/d` : `${ROOT}/to`
    expect((await next.named(place, 'box')).recordId).toBe(box.recordId)
  })

  /** Gateways of their own over one bucket and one ledger, as processes. */
  const openProcesses = async () => {
    const ledger = newFile()
    const server = new S3Server()
    for (const key of BOX) server.put(key, key.endsWith('/') ? '' : key)
    const endpoint = await server.listen()
    onTestEnd(() => server.close())
    const bucket = ['--bucket', TEST_BUCKET, '--access-key', TEST_ACCESS_KEY, '--path-style']
    const start = async () => {
      const gateway = await startGateway({
        args: ['s3', endpoint, ...bucket, '--ledger', ledger, '--allow-changes', '--secret-fd', '3'],
        secrets: JSON.stringify({ 'secret-key': TEST_SECRET }),
      })
      const wire = connectWire(gateway.socketPath)
      onTestEnd(async () => {
        wire.close()
        await killGateway(gateway)
      })
      const idOf = async (path: string, title: string): Promise<string | undefined> =>
        (await wire.entries(path)).find(({ name }) => name === title)?.recordId
      return { gateway, wire, idOf }
    }
    return { server, start }
  }

  it('is ended by the next gateway where one was killed', async () => {
    const { server, start } = await openProcesses()
    const { gateway, wire, idOf } = await start()
    const box = await idOf(`${ROOT}/d`, 'box')
    let deleted = 0
    server.refuse = ({ method }) => {
      if (method === 'DELETE' && ++deleted === 2) gateway.child.kill('SIGKILL')
      return null
    }
    await refusedBy(wire.move(`${ROOT}/d/box`, `${ROOT}/to/box`))
    await gateway.ended
    const next = await start()
    await expect.poll(() => [...server.keys].sort()).toEqual(MOVED)
    expect(await next.idOf(`${ROOT}/to`, 'box')).toBe(box)
  })

  it('is left to a gateway that is still at it, and the other one changes nothing before that one has ended', async () => {
    const { server, start } = await openProcesses()
    const first = await start()
    const box = await first.idOf(`${ROOT}/d`, 'box')
    let goOn = (): void => {}
    const held = new Promise<null>(done => {
      goOn = () => done(null)
    })
    server.refuse = request => (isOf('PUT', 'to/box/b')(request) ? held : null)
    const moving = first.wire.move(`${ROOT}/d/box`, `${ROOT}/to/box`)
    await expect.poll(() => server.keys).toContain('to/box/in/c')
    const second = await start()
    const pid = String(first.gateway.child.pid)
    await expect(second.wire.makeDir(`${ROOT}/New`)).rejects.toThrow(`process ${pid}`)
    expect(server.keys).toContain('to/box/in/c')
    goOn()
    await moving
    expect([...server.keys].sort()).toEqual(MOVED)
    first.gateway.child.kill('SIGTERM')
    await first.gateway.ended
    expect(await second.idOf(`${ROOT}/to`, 'box')).toBe(box)
    await second.wire.makeDir(`${ROOT}/New`)
    expect([...server.keys].sort()).toEqual([...MOVED, 'New/'].sort())
  })

  it('is looked for before the next change, and takes away only what is at the other end, too', async () => {
    const { server, wire } = await open(BOX)
    const fault = failing(server)
    fault.when(isOf('DELETE', 'd/box/a'))
    await refusedBy(wire.move(`${ROOT}/d/box`, `${ROOT}/to/box`))
    fault.mend()
    server.put('d/box/b', 'written to meanwhile')
    server.put('d/box/new', 'came meanwhile')
    await wire.makeDir(`${ROOT}/New`)
    expect([...server.keys].sort()).toEqual([...MOVED, 'New/', 'd/box/b', 'd/box/new'].sort())
    expect(server.text('d/box/b')).toBe('written to meanwhile')
  })

  it('is left as it is by a gateway that may change nothing', async () => {
    const { server, wire, again } = await open(BOX)
    const fault = failing(server)
    // All is at the other end by then, whatever is copied first.
    fault.when(isOf('DELETE', 'd/box/a'))
    await refusedBy(wire.move(`${ROOT}/d/box`, `${ROOT}/to/box`))
    fault.mend()
    const keys = [...server.keys]
    const next = await again({ allowChanges: false })
    expect(await next.titles(ROOT)).toEqual(['Trash', 'd', 'to'])
    expect(await next.titles(`${ROOT}/to`)).toContain('box')
    expect(server.keys).toEqual(keys)
  })
})

describe('a change that takes long', () => {
  it('tells how far it has come, and takes back what it has copied when it is cancelled', async () => {
    const keys = Array.from({ length: 30 }, (_, index) => `d/box/${index}`)
    const { server, wire, named } = await open([...keys, 'd/z'])
    const box = await named(`${ROOT}/d`, 'box')
    const ending = new AbortController()
    const cancel = new AbortController()
    const told: (readonly [string, number])[] = []
    const heard = (async () => {
      for await (const { progress } of wire.watch(ending.signal)) {
        if (progress === undefined) continue
        told.push([progress.id, Number(progress.total)])
        cancel.abort()
      }
    })()
    const cancelled = new Promise<null>(done => cancel.signal.addEventListener('abort', () => done(null)))
    let copies = 0
    // Nothing goes on before somebody has heard of it, and cancelled.
    server.refuse = ({ method }) => (method === 'PUT' && ++copies > 5 ? cancelled : null)
    const moving = wire.move(`${ROOT}/d/box`, `${ROOT}/box`, {}, cancel.signal)
    expect((await refusedBy(moving)).code).toBe(status.CANCELLED)
    ending.abort()
    await heard
    expect(told[0]).toEqual([box.recordId, 60])
    await expect.poll(() => [...server.keys].sort()).toEqual([...keys, 'd/z'].sort())
    expect((await named(`${ROOT}/d`, 'box')).recordId).toBe(box.recordId)
  })
})

describe('the file of a ledger', () => {
  const [from, to] = [keyOfText('a/b'), keyOfText('c/d')]

  it('is written anew at each start, and a line that was torn at its end counts for nothing', () => {
    const file = newFile()
    const first = openLedgerFile(file, 'bucket')
    const moved = first.begin('move', from, to)
    first.moved(moved)
    const id = first.ids.idOf(to)
    first.begin('copy', from, to)
    const whole = readFileSync(file, 'utf8')
    truncateSync(file, whole.length - 5)
    const second = openLedgerFile(file, 'bucket')
    expect(second.ids.idOf(to)).toBe(id)
    expect(second.open).toMatchObject([{ number: moved, purpose: 'move', from, to, phase: 'leaving' }])
    second.end(moved)
    const third = openLedgerFile(file, 'bucket')
    expect(third.open).toEqual([])
    expect([third.ids.idOf(to), third.ids.idOf(from)]).toEqual([id, second.ids.idOf(from)])
    expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(5)
  })

  it.each([
    ['of another bucket', 'other', ''],
    ['with something else in it', 'bucket', 'not a line\n'],
  ])('%s is set aside, and every id is another one', (_what, identity, appended) => {
    const file = newFile()
    const first = openLedgerFile(file, 'bucket')
    first.end(first.begin('move', from, to))
    appendFileSync(file, appended)
    const second = openLedgerFile(file, identity)
    expect(second.ids.idOf(from)).not.toBe(first.ids.idOf(from))
    const files = ['', '.owner', '.set-aside'].map(end => `ledger.jsonl${end}`)
    expect(readdirSync(join(file, '..')).sort()).toEqual(files)
  })
})
