import { describe, expect, it } from 'vitest'
import { openBucket } from '../../src-gateways/s3/testing/open-bucket'
import { failure, S3Server, TEST_ACCESS_KEY, TEST_SECRET } from '../../src-gateways/s3/testing/s3-server'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end'
import { ROOT_ADDRESS } from '../../src-shared/domain/entry-address'
import type { EntryRef } from '../../src-shared/model/entry'
import type { CallProgress } from '../../src-shared/model/operation'
import { callsOf, INVENTORY, openTestJournal, targetOf, testEngine } from '../testing/engine-bench'
import { ROOT_REF } from '../testing/refs'
import { UNHURRIED } from '../wire/call-gate'
import { GrpcGateway } from '../wire/grpc-gateway'

const OBJECTS = 20
const keysIn = (folder: string) => Array.from({ length: OBJECTS }, (_, index) => `${folder}/${index}`).sort()

/** A folder of a bucket, which moves object by object by one call. */
async function open() {
  const server = new S3Server()
  for (const key of keysIn('box')) server.put(key)
  const place = { endpoint: await server.listen(), accessKey: TEST_ACCESS_KEY, secretKey: TEST_SECRET }
  const bucket = await openBucket({ ...place, prefix: '' })
  const gateway = new GrpcGateway(`unix:${bucket.socketPath}`, { rules: UNHURRIED, firstRetryMs: 1 })
  onTestEnd(async () => {
    gateway.close()
    await bucket.close()
    await server.close()
  })
  await gateway.describe()
  onTestEnd(gateway.hear(() => {}))
  const told: CallProgress[] = []
  const engine = testEngine(openTestJournal(), ({ steps }) => {
    const progress = steps[0]?.progress
    if (progress !== undefined) told.push(progress)
  })
  let onStopped = (): void => {}
  const stopChange: typeof gateway.stopChange = async entry => {
    await gateway.stopChange(entry)
    onStopped()
  }
  let onMove = (): void => {}
  const move: typeof gateway.move = async (...asked) => {
    onMove()
    return gateway.move(...asked)
  }
  const target = targetOf(callsOf(gateway, { stopChange, move }), gateway.capabilities)
  const box = async (): Promise<EntryRef> => {
    const listed = (await gateway.list(ROOT_ADDRESS)).entries().find(({ name }) => name === 'box')
    if (listed === undefined) throw new Error('It is gone.')
    return { parent: ROOT_REF, recordId: listed.recordId, name: 'box', kind: 'folder' }
  }
  const rename = async () =>
    engine.run({ kind: 'rename', renames: [{ entry: await box(), newName: 'case' }] }, target)
  const stopped = new Promise<null>(done => {
    onStopped = () => done(null)
  })
  return {
    server,
    engine,
    told,
    rename,
    box,
    stopped,
    onMove: (heard: () => void): void => {
      onMove = heard
    },
    shown: () => server.keys.filter(key => !key.startsWith('.')),
  }
}

describe('a folder that moves object by object', () => {
  it('tells how far it has come, of copying and deleting alike', async () => {
    const { told, rename, shown } = await open()
    expect((await rename()).state).toBe('done')
    expect(shown()).toEqual(keysIn('case'))
    expect(new Set(told.map(({ total }) => total))).toEqual(new Set([2 * OBJECTS]))
    const done = told.map(one => one.done)
    expect(done).toEqual(done.toSorted((one, other) => one - other))
  })

  it('is where it was when it is cancelled while it is copied, and nothing was done', async () => {
    const { server, engine, rename, box, stopped, shown } = await open()
    const before = await box()
    let copies = 0
    server.refuse = ({ method }) => (method === 'PUT' && ++copies > 5 ? stopped : null)
    const running = rename()
    await expect.poll(() => copies).toBeGreaterThan(5)
    engine.cancel(engine.current(INVENTORY)[0]?.id ?? '')
    const operation = await running
    expect(operation.state).toBe('cancelled')
    expect(operation.steps.map(({ state }) => state)).toEqual(['queued'])
    expect(shown()).toEqual(keysIn('box'))
    expect((await box()).recordId).toBe(before.recordId)
  })

  it('is where it was when it is cancelled before the source has met it', async () => {
    const { server, engine, rename, stopped, shown, onMove } = await open()
    let isMet = false
    onMove(() => {
      server.refuse = ({ method }) => {
        if (method !== 'GET') return null
        isMet = true
        return stopped
      }
    })
    const running = rename()
    await expect.poll(() => isMet).toBe(true)
    engine.cancel(engine.current(INVENTORY)[0]?.id ?? '')
    expect((await running).state).toBe('cancelled')
    expect(shown()).toEqual(keysIn('box'))
  })

  it('says what is left where it was, when something of it could not be deleted', async () => {
    const { server, rename, shown } = await open()
    server.refuse = ({ method, key }) =>
      method === 'DELETE' && key === 'box/7' ? failure(403, 'AccessDenied') : null
    const operation = await rename()
    expect(operation.steps[0]).toMatchObject({ state: 'failed', error: { kind: 'partial' } })
    expect(operation.steps[0]?.error?.detail).toContain('1 of 20')
    expect(shown()).toEqual(['box/7', ...keysIn('case')])
  })
})
