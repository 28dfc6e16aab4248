import { describe, expect, it, vi } from 'vitest'
import { openBucket } from '../../src-gateways/s3/testing/open-bucket'
import { S3Server, TEST_ACCESS_KEY, TEST_SECRET } from '../../src-gateways/s3/testing/s3-server'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end'
import { entryRef, ROOT_REF } from '../testing/refs'
import { GrpcGateway } from '../wire/grpc-gateway'
import { restoreVersion, versionsOf } from './restore-version'

const { signal } = new AbortController()
const unheard = (): void => {}

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
    const outdated = vi.fn<Parameters<typeof restoreVersion>[3]>()
    await restoreVersion(gateway, hat, versions[2]?.id ?? '', outdated)
    // Every window that shows the folder lists it again.
    expect(outdated.mock.calls).toEqual([[[ROOT_REF.path]]])
    expect(server.text('hat')).toBe('one')
    expect((await versionsOf(gateway, hat, signal)).map(({ size }) => size)).toEqual([3, 9, 6, 3])
  })

  it('are not believed to be restored where nothing new is kept, nor where the chosen one has gone', async () => {
    const { server, gateway, hat } = await open(true)
    const [, second] = await versionsOf(gateway, hat, signal)
    const silent = { versions: gateway.versions.bind(gateway), restoreVersion: async () => {} }
    const outdated = vi.fn<Parameters<typeof restoreVersion>[3]>()
    const restored = restoreVersion(silent, hat, second?.id ?? '', outdated)
    await expect(restored).rejects.toMatchObject({ error: { kind: 'cloud' } })
    expect(outdated).toHaveBeenCalledOnce()
    server.table.remove('hat', second?.id ?? '')
    await expect(restoreVersion(gateway, hat, second?.id ?? '', unheard)).rejects.toMatchObject({
      error: { kind: 'conflict' },
    })
    expect(server.text('hat')).toBe('the third')
  })

  it('are looked at, and stay as they are, where nothing may be changed', async () => {
    const { gateway, hat } = await open(false)
    expect(gateway.capabilities.verbs.versions).toEqual({ how: 'absent', whyNot: 'read-only' })
    const versions = await versionsOf(gateway, hat, signal)
    expect(versions).toHaveLength(3)
    await expect(restoreVersion(gateway, hat, versions[1]?.id ?? '', unheard)).rejects.toMatchObject({
      error: { kind: 'refused' },
    })
  })
})
