import { describe, expect, it, vi } from 'vitest'
import { openBucket } from '../../src-gateways/s3/testing/open-bucket'
import { S3Server, TEST_ACCESS_KEY, TEST_SECRET } from '../../src-gateways/s3/testing/s3-server'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end'
import { AppFailure } from '../../src-shared/errors'
import { say } from '../../src-shared/sentences'
import { entryRef, ROOT_REF } from '../testing/refs'
import { GrpcGateway } from '../wire/grpc-gateway'
import { type RestoringParts, restoreVersion, versionsOf } from './restore-version'
import { WorkBeside } from './work-beside'

const { signal } = new AbortController()

function partsOf(
  gateway: RestoringParts['gateway'],
  outdated: RestoringParts['outdated'] = () => {},
): RestoringParts {
  return { gateway, inventory: 'bucket', work: new WorkBeside(), outdated }
}

const lost = (): never => {
  throw new AppFailure({ kind: 'unknown-outcome', ...say('no-answer-to-change') })
}

async function open(allowChanges: boolean) {
  const server = new S3Server({ hasVersions: true })
  for (const text of ['one', 'second', 'the third']) server.put('hat', text)
  const place = { endpoint: await server.listen(), accessKey: TEST_ACCESS_KEY, secretKey: TEST_SECRET }
  const bucket = await openBucket({ ...place, prefix: '', allowChanges })
  const gateway = new GrpcGateway(`unix:${bucket.socketPath}`)
  onTestEnd(async () => {
    gateway.close()
    await bucket.close()
    await server.close()
  })
  await gateway.describe()
  return { server, gateway, hat: await entryRef(gateway, ROOT_REF, 'hat') }
}

describe('versions', () => {
  it('are listed newest first, and one of them is made the newest, which is proved', async () => {
    const { server, gateway, hat } = await open(true)
    const versions = await versionsOf(gateway, hat, signal)
    expect(versions.map(({ size }) => size)).toEqual([9, 6, 3])
    expect(versions.every(({ savedAtMs }) => Math.abs((savedAtMs ?? 0) - Date.now()) < 60_000)).toBe(true)
    const outdated = vi.fn<RestoringParts['outdated']>()
    await restoreVersion(partsOf(gateway, outdated), hat, versions[2]?.id ?? '')
    // Every window that shows the folder lists it again.
    expect(outdated.mock.calls).toEqual([[[ROOT_REF.path]]])
    expect(server.text('hat')).toBe('one')
    expect((await versionsOf(gateway, hat, signal)).map(({ size }) => size)).toEqual([3, 9, 6, 3])
  })

  it('are not believed to be restored where nothing new is kept, nor where the chosen one has gone', async () => {
    const { server, gateway, hat } = await open(true)
    const [, second] = await versionsOf(gateway, hat, signal)
    const silent = { versions: gateway.versions.bind(gateway), restoreVersion: async () => {} }
    const outdated = vi.fn<RestoringParts['outdated']>()
    const restored = restoreVersion(partsOf(silent, outdated), hat, second?.id ?? '')
    await expect(restored).rejects.toMatchObject({ error: { kind: 'cloud' } })
    expect(outdated).toHaveBeenCalledOnce()
    server.table.remove('hat', second?.id ?? '')
    await expect(restoreVersion(partsOf(gateway), hat, second?.id ?? '')).rejects.toMatchObject({
      error: { kind: 'conflict' },
    })
    expect(server.text('hat')).toBe('the third')
  })

  it('are looked at, and stay as they are, where nothing may be changed', async () => {
    const { gateway, hat } = await open(false)
    expect(gateway.capabilities.verbs.versions).toEqual({ how: 'absent', whyNot: 'read-only' })
    const versions = await versionsOf(gateway, hat, signal)
    expect(versions).toHaveLength(3)
    await expect(restoreVersion(partsOf(gateway), hat, versions[1]?.id ?? '')).rejects.toMatchObject({
      error: { kind: 'refused' },
    })
  })

  it('are listed also where the answer was lost, and what they show is what is said', async () => {
    const { gateway, server, hat } = await open(true)
    const [, , oldest] = await versionsOf(gateway, hat, signal)
    const id = oldest?.id ?? ''
    const versions = gateway.versions.bind(gateway)
    const outdated = vi.fn<RestoringParts['outdated']>()
    const done = async (...asked: Parameters<typeof gateway.restoreVersion>): Promise<void> => {
      await gateway.restoreVersion(...asked)
      lost()
    }
    await restoreVersion(partsOf({ versions, restoreVersion: done }, outdated), hat, id)
    expect(server.text('hat')).toBe('one')
    expect(outdated).toHaveBeenCalledOnce()
    // Nothing new is there yet, and may come.
    const [, next] = await versionsOf(gateway, hat, signal)
    const restored = restoreVersion(
      partsOf({ versions, restoreVersion: async () => lost() }),
      hat,
      next?.id ?? '',
    )
    await expect(restored).rejects.toMatchObject({
      error: { kind: 'unknown-outcome', said: { code: 'sent-unchecked' } },
    })
  })

  it('are not known to be restored, and not said to have stayed, where they cannot be listed afterwards', async () => {
    const { gateway, server, hat } = await open(true)
    const [, second] = await versionsOf(gateway, hat, signal)
    let looks = 0
    const versions: typeof gateway.versions = async (...asked) => {
      if (++looks > 1) throw new AppFailure({ kind: 'offline', ...say('connection-lost') })
      return gateway.versions(...asked)
    }
    const restored = restoreVersion(
      partsOf({ versions, restoreVersion: gateway.restoreVersion.bind(gateway) }),
      hat,
      second?.id ?? '',
    )
    await expect(restored).rejects.toMatchObject({
      error: { kind: 'unknown-outcome', said: { code: 'accepted-unchecked' } },
    })
    expect(server.text('hat')).toBe('second')
  })

  it('are not said to be the newest where somebody else has written after that', async () => {
    const { gateway, server, hat } = await open(true)
    const [, second] = await versionsOf(gateway, hat, signal)
    const overtaken = async (...asked: Parameters<typeof gateway.restoreVersion>): Promise<void> => {
      await gateway.restoreVersion(...asked)
      server.put('hat', 'of somebody else')
    }
    const restored = restoreVersion(
      partsOf({ versions: gateway.versions.bind(gateway), restoreVersion: overtaken }),
      hat,
      second?.id ?? '',
    )
    await expect(restored).rejects.toMatchObject({
      error: { kind: 'conflict', said: { code: 'changed-by-others' } },
    })
  })

  it('are restored one at a time, and that is work until it is over', async () => {
    const { gateway, server, hat } = await open(true)
    const [, second, oldest] = await versionsOf(gateway, hat, signal)
    let go = (): void => {}
    const isOut = new Promise<void>(resolve => {
      go = resolve
    })
    const parts = partsOf({
      versions: gateway.versions.bind(gateway),
      restoreVersion: async (...asked) => {
        await isOut
        await gateway.restoreVersion(...asked)
      },
    })
    const { work } = parts
    const first = restoreVersion(parts, hat, second?.id ?? '')
    await expect(restoreVersion(parts, hat, oldest?.id ?? '')).rejects.toMatchObject({
      error: { kind: 'refused', said: { code: 'being-restored' } },
    })
    expect([work.isBusy(), work.isBusy('bucket'), work.isBusy('other')]).toEqual([true, true, false])
    go()
    await first
    expect(work.isBusy()).toBe(false)
    expect(server.text('hat')).toBe('second')
    await restoreVersion(parts, hat, oldest?.id ?? '')
    expect(server.text('hat')).toBe('one')
  })
})
