import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end'
import { destinationAt, ROOT_ADDRESS } from '../../src-shared/domain/entry-address'
import { addressProblem, MAX_HANDLED_NAME_LENGTH } from '../../src-shared/domain/names'
import { ROOT } from '../../src-shared/domain/paths'
import { AppFailure } from '../../src-shared/errors'
import { MAX_ENTRIES } from '../../src-wire/listing-scanner'
import {
  entryBytes,
  listingBytes,
  numberField,
  pictureBytes,
  textField,
} from '../../src-wire/testing/wire-writer'
import {
  frameHeader,
  type HostileAnswers,
  type HostileReply,
  startHostileServer,
} from '../testing/hostile-server'
import { testFolder } from '../testing/sandbox-process'
import type { Gateway, RawListing } from './gateway'
import { GrpcGateway } from './grpc-gateway'

const MEBIBYTE = 1024 * 1024

async function gatewayTo(answers: HostileAnswers): Promise<Gateway> {
  const server = await startHostileServer(join(testFolder(), 'h.sock'), answers)
  const gateway = new GrpcGateway(server.address)
  onTestEnd(() => {
    gateway.close()
    server.close()
  })
  return gateway
}

async function list(reply: HostileReply): Promise<RawListing> {
  return (await gatewayTo({ List: () => reply })).list(ROOT_ADDRESS)
}

async function failureOf(work: Promise<unknown>): Promise<AppFailure['error']> {
  const thrown = await work.then(
    () => new Error('It succeeded.'),
    (reason: unknown) => reason,
  )
  if (thrown instanceof AppFailure) return thrown.error
  throw thrown
}

describe('a listing from a service that lies', () => {
  it('takes no path from the reply', async () => {
    const message = listingBytes([{ name: 'Hat', path: '/Inventory/../../etc/passwd' }], '/Elsewhere')
    expect((await list({ message })).entries()).toEqual([
      {
        recordId: expect.any(String),
        name: 'Hat',
        kind: 'object',
        assetUri: '',
        isPublic: false,
        modifiedMs: null,
      },
    ])
  })

  it('cuts a name of a megabyte, and never takes the rest for an address', async () => {
    for (const letter of ['a', 'ж', '帽', '🎩']) {
      const listing = await list({ message: listingBytes([{ name: letter.repeat(MEBIBYTE) }]) })
      const name = listing.nameAt(0)
      expect(name).toMatch(new RegExp(`^(${letter})+$`, 'u'))
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(16_384)
      expect(name.length).toBeGreaterThan(MAX_HANDLED_NAME_LENGTH)
      expect(addressProblem(name)).toBe('long-name')
    }
  })

  it('leaves out the address of an asset that is beyond all sense', async () => {
    const assetUri = `resrec:///U-ada/${'x'.repeat(MEBIBYTE)}`
    expect(
      (await list({ message: listingBytes([{ name: 'L', kind: 4, assetUri }]) })).entryAt(0),
    ).toMatchObject({
      kind: 'link',
      assetUri: '',
    })
  })

  it('refuses record ids that are no ids', async () => {
    const message = listingBytes([{ name: 'Hat', recordId: 'R'.repeat(2_000) }])
    expect(await failureOf(list({ message }))).toMatchObject({
      kind: 'bug',
      message: expect.stringMatching(/can’t read/),
    })
  })

  it('keeps names that are words of JavaScript', async () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']
    const listing = await list({ message: listingBytes(names.map(name => ({ name, recordId: name }))) })
    expect(listing.entries().map(entry => entry.name)).toEqual(names)
    expect(Object.getPrototypeOf({})).toBe(Object.prototype)
  })

  it.each([-1n, -(2n ** 63n), 2n ** 63n - 1n, 7_300_000_000_000_000_000n])(
    'knows no date for the time %s',
    async modifiedNanos => {
      const message = listingBytes([{ name: 'Hat', modifiedNanos }])
      expect((await list({ message })).entryAt(0).modifiedMs).toBeNull()
    },
  )

  it('reads a million entries, and says of more that they are too many', async () => {
    const entry = textField(2, new Uint8Array(0))
    const million = Buffer.alloc(entry.length * MAX_ENTRIES, entry)
    expect((await list({ message: million })).count).toBe(MAX_ENTRIES)
    expect(await failureOf(list({ message: Buffer.concat([million, entry]) }))).toMatchObject({
      kind: 'too-large',
      message: expect.stringMatching(/more than 1,000,000 items/),
    })
  })

  it('does not begin to receive a listing that is too heavy', async () => {
    expect(await failureOf(list({ raw: frameHeader(300 * MEBIBYTE) }))).toMatchObject({
      kind: 'too-large',
      message: expect.stringMatching(/more than 256 MiB/),
    })
  })

  it('stops unpacking a reply that grows beyond the limit', async () => {
    const message = gzipSync(Buffer.alloc(300 * MEBIBYTE))
    expect(message.length).toBeLessThan(MEBIBYTE)
    expect(await failureOf(list({ message, encoding: 'gzip' }))).toMatchObject({ kind: 'too-large' })
  })

  it.each<[string, Uint8Array]>([
    ['a number where a name belongs', textField(2, numberField(1, 5))],
    ['a text where a time belongs', textField(2, textField(7, 'soon'))],
    ['a number where an entry belongs', numberField(2, 5)],
    ['an entry that ends too early', textField(2, entryBytes({ name: 'Hat' })).subarray(0, -3)],
    ['a name that is longer than its entry', textField(2, Buffer.from([0x0a, 0x7f, 0x41]))],
    ['a group', Buffer.from([(2 << 3) | 3])],
    ['field number 0', Buffer.from([0x02, 0x00])],
    ['nothing but ones', Buffer.alloc(64, 0xff)],
  ])('has one sentence for %s', async (_what, message) => {
    expect(await failureOf(list({ message }))).toMatchObject({
      kind: 'bug',
      message: expect.stringMatching(/can’t read/),
    })
  })

  it.each<[string, HostileReply, string]>([
    ['ends inside a message', { raw: Buffer.concat([frameHeader(100), Buffer.alloc(10)]) }, 'bug'],
    ['ends inside the framing', { raw: Buffer.from([0, 0]) }, 'bug'],
    ['has no status', { message: listingBytes([]), isBrokenOff: true }, 'cloud'],
    ['says it is packed and is not', { message: listingBytes([{ name: 'Hat' }]), encoding: 'gzip' }, 'bug'],
    ['is not there', {}, 'bug'],
  ])('fails with a sentence when the reply %s', async (_what, reply, kind) => {
    expect(await failureOf(list(reply))).toMatchObject({
      kind,
      message: expect.stringMatching(/^[A-Z].*\.$/),
    })
  })

  it('waits for one of two replies no longer than for one that never comes', async () => {
    const raw = Buffer.concat([frameHeader(0), frameHeader(0)])
    const gateway = await gatewayTo({ Status: () => ({ raw }) })
    expect(await failureOf(gateway.account())).toMatchObject({ kind: 'cloud' })
  })

  it('never says that a change failed because its answer is not there', async () => {
    const gateway = await gatewayTo({ Move: () => ({}) })
    expect(
      await failureOf(gateway.move(ROOT_ADDRESS, destinationAt(ROOT), { isFolder: false })),
    ).toMatchObject({
      kind: 'unknown-outcome',
    })
  })
})

describe('pictures and facts from a service that lies', () => {
  it('breaks off a picture of more than 32 MiB', async () => {
    const gateway = await gatewayTo({ FetchThumbnail: () => ({ raw: frameHeader(33 * MEBIBYTE) }) })
    expect(await failureOf(gateway.fetchThumbnail(ROOT_ADDRESS))).toMatchObject({
      kind: 'too-large',
      message: expect.stringMatching(/more than 32 MiB/),
    })
  })

  it('receives a picture of 25 MiB, to say how large it is', async () => {
    const message = pictureBytes(new Uint8Array(25 * MEBIBYTE))
    const gateway = await gatewayTo({ FetchThumbnail: () => ({ message }) })
    expect((await gateway.fetchThumbnail(ROOT_ADDRESS)).data).toHaveLength(25 * MEBIBYTE)
  })

  it('never says that a change failed because its answer was too large', async () => {
    const gateway = await gatewayTo({ Move: () => ({ raw: frameHeader(300 * MEBIBYTE) }) })
    expect(
      await failureOf(gateway.move(ROOT_ADDRESS, destinationAt(ROOT), { isFolder: false })),
    ).toMatchObject({
      kind: 'unknown-outcome',
    })
  })

  it('shortens names of people and worlds, and lets none steer a terminal', async () => {
    const long = `\u001b[31m\u009b\u202e${'w'.repeat(MEBIBYTE)}`
    const gateway = await gatewayTo({
      Status: () => ({ message: Buffer.concat([numberField(1, 1), textField(2, long), textField(3, long)]) }),
      GetCurrent: () => ({ message: Buffer.concat([textField(1, textField(3, long)), numberField(2, 1)]) }),
      GetServerInfo: () => ({ message: Buffer.concat([textField(1, long), textField(2, long)]) }),
    })
    const facts = JSON.stringify([
      await gateway.account(),
      await gateway.currentWorld(),
      await gateway.serviceFacts(),
    ])
    expect(facts.length).toBeLessThan(10_000)
    expect(facts).not.toMatch(/[\p{Cc}\u202e]|\\u00/u)
  })
})
