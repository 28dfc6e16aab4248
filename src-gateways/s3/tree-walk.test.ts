import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end.ts'
import { IS_WHOLE } from '../../src-shared/testing/whole.ts'
import type { Trail } from '../kit/platform.ts'
import { type S3Entry, TRASH_ID } from './s3-entry.ts'
import { S3Reader } from './s3-reader.ts'
import { TEST_BUCKET } from './testing/asked-request.ts'
import { S3Server, TEST_ACCESS_KEY, TEST_SECRET } from './testing/s3-server.ts'
import { TreeWalk } from './tree-walk.ts'
import { Bucket } from './wire/bucket.ts'
import { EMPTY_KEY } from './wire/object-key.ts'
import { parseS3Address } from './wire/s3-address.ts'
import { S3Http } from './wire/s3-http.ts'

const { signal } = new AbortController()

async function open(keysPerPage: number) {
  const server = new S3Server({ keysPerPage })
  const endpoint = await server.listen()
  const address = parseS3Address({
    endpoint,
    bucket: TEST_BUCKET,
    prefix: '',
    region: '',
    isPathStyle: true,
    allowHttp: false,
  })
  const http = new S3Http({ address, accessKey: TEST_ACCESS_KEY, secretKey: TEST_SECRET, firstRetryMs: 1 })
  onTestEnd(() => Promise.all([http.close(), server.close()]))
  const bucket = new Bucket(http, TEST_BUCKET)
  const reader = new S3Reader(bucket, EMPTY_KEY)
  return { server, reader, walk: (held: number) => new TreeWalk(bucket, reader, signal, held) }
}

/** In a line each, in the order of their keys. */
const linesOf = (trail: Trail<S3Entry>, entries: readonly S3Entry[]): string =>
  `${trail.map(({ key }) => key).join(' > ')}: ${entries
    .map(({ id, key }) => `${key} ${id}`)
    .sort()
    .join(', ')}`

async function byFolders(reader: S3Reader, trail: Trail<S3Entry> = []): Promise<readonly string[]> {
  const { entries } = await reader.children(trail, signal)
  const lines = [linesOf(trail, entries)]
  for (const entry of entries) {
    if (entry.kind === 'folder' && entry.id !== TRASH_ID)
      lines.push(...(await byFolders(reader, [...trail, entry])))
  }
  return lines
}

describe('the whole tree', () => {
  it('is what its folders are, whatever fits into the window, parents before what is in them', async () => {
    const { server, reader, walk } = await open(3)
    const part = fc.constantFrom('a', 'b', 'a-', 'a0', 'é', '', '.thumbs/256x256', '.satchel-trash/files/x')
    const key = fc
      .tuple(fc.array(part, { maxLength: 3 }), fc.constantFrom('x', 'y.png', 'a', ''))
      .map(([folders, name]) => [...folders, name].join('/'))
      .filter(text => text !== '')
    const keys = fc.uniqueArray(key, { maxLength: 14 })
    await fc.assert(
      fc.asyncProperty(keys, fc.constantFrom(1, 4, 9, 100), async (given, held) => {
        for (const known of server.keys) server.table.remove(Buffer.from(known).toString('latin1'), null)
        for (const one of given) server.put(one, one.endsWith('/') ? '' : one)
        const lines: string[] = []
        const met = new Set([''])
        for await (const { trail, children } of walk(held).from([])) {
          expect(met).toContain(trail.at(-1)?.id ?? '')
          for (const { id } of children.entries) met.add(id)
          lines.push(linesOf(trail, children.entries))
        }
        expect(lines.sort()).toEqual([...(await byFolders(reader))].sort())
      }),
      { numRuns: IS_WHOLE ? 300 : 25 },
    )
  })

  it('comes while it is still being listed: never more is asked for than the window and a folder', async () => {
    const { server, walk } = await open(10)
    for (let folder = 10; folder < 40; folder++) {
      for (let item = 0; item < 20; item++) server.put(`folder ${folder}/item ${item}`)
    }
    const askedAt: number[] = []
    for await (const { trail } of walk(50).from([])) if (trail.length > 0) askedAt.push(server.asked.length)
    expect(askedAt).toHaveLength(30)
    // Six pages for the window, and three with the names of the folders; then two pages for each folder.
    expect(askedAt[0]).toBeLessThanOrEqual(10)
    const steps = askedAt.slice(1).map((asked, index) => asked - (askedAt[index] ?? 0))
    expect(Math.max(...steps)).toBeLessThanOrEqual(3)
  })

  it('leaps over what it does not show, and is refused where a service lists in no order', async () => {
    const { server, walk } = await open(10)
    for (let item = 0; item < 200; item++) server.put(`.satchel-trash/files/x/${item}`)
    for (let item = 0; item < 60; item++) server.put(`b/${item}`)
    const trails: number[] = []
    for await (const { trail } of walk(20).from([])) trails.push(trail.length)
    expect(trails).toEqual([0, 1])
    expect(server.asked.length).toBeLessThan(20)
    const first = server.refuse
    server.refuse = request => {
      const isSecond = request.query.has('continuation-token') && !request.query.has('delimiter')
      return isSecond ? { status: 200, body: unordered } : first(request)
    }
    const refused = async () => {
      for await (const _ of walk(20).from([]));
    }
    await expect(refused()).rejects.toThrow('It does not list in order.')
  })
})

const unordered = `<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>z</NextContinuationToken>${Array.from(
  { length: 20 },
  (_, index) => `<Contents><Key>.s${index}</Key><Size>1</Size></Contents>`,
).join('')}</ListBucketResult>`
