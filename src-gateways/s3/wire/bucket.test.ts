import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { onTestEnd } from '../../../src-sandbox/testing/on-test-end.ts'
import { TEST_BUCKET } from '../testing/asked-request.ts'
import { type Answer, failure, S3Server, TEST_ACCESS_KEY, TEST_SECRET } from '../testing/s3-server.ts'
import { S3RVER_ACCESS_KEY, startS3rver } from '../testing/s3rver-process.ts'
import { Bucket } from './bucket.ts'
import { copyInParts, partSize } from './copy-parts.ts'
import { bytesOfKey, keyOfBytes, keyOfText, type ObjectKey } from './object-key.ts'
import { parseS3Address } from './s3-address.ts'
import { S3Fault } from './s3-fault.ts'
import { S3Http } from './s3-http.ts'
import { signRequest } from './sign-request.ts'

interface Ways {
  readonly secretKey?: string
  readonly region?: string
  readonly bucket?: string
  readonly accessKey?: string
}

function bucketAt(endpoint: string, ways: Ways = {}) {
  const { secretKey = TEST_SECRET, accessKey = TEST_ACCESS_KEY, region = '', bucket = TEST_BUCKET } = ways
  const address = parseS3Address({
    endpoint,
    bucket,
    prefix: '',
    region,
    isPathStyle: true,
    allowHttp: false,
  })
  const http = new S3Http({ address, accessKey, secretKey, firstRetryMs: 1 })
  onTestEnd(() => http.close())
  return new Bucket(http, bucket)
}

async function open(options: ConstructorParameters<typeof S3Server>[0] = {}, ways: Ways = {}) {
  const server = new S3Server(options)
  const bucket = bucketAt(await server.listen(), ways)
  onTestEnd(() => server.close())
  return { server, bucket }
}

async function faultOf(asked: Promise<unknown>): Promise<S3Fault> {
  const thrown = await asked.then(
    () => null,
    (error: unknown) => error,
  )
  if (thrown instanceof S3Fault) return thrown
  throw new Error(`It did not fault: ${String(thrown)}`)
}

async function listed(bucket: Bucket, prefix = '', isFlat = false) {
  const keys: string[] = []
  for await (const page of bucket.pages({ prefix: keyOfText(prefix), isFlat })) {
    keys.push(...page.objects.map(({ key }) => key), ...page.prefixes)
  }
  return keys
}

const text = (key: ObjectKey): string => bytesOfKey(key).toString('utf8')

describe('a signature', () => {
  it('is that of the documented example', () => {
    // S3 API Reference, "Signature Calculations: Examples", GET Object.
    const headers = signRequest(
      {
        method: 'GET',
        host: 'examplebucket.s3.amazonaws.com',
        path: '/test.txt',
        query: '',
        headers: { range: 'bytes=0-9' },
        body: null,
      },
      {
        accessKey: 'AKIAIOSFODNN7EXAMPLE',
        secretKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
        region: 'us-east-1',
      },
      new Date('2013-05-24T00:00:00Z'),
    )
    expect(headers['authorization']).toMatch(
      /Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41$/,
    )
  })
})

const ODD = [
  'a b+c',
  'a//b',
  '/lead',
  "it's (1)!*~.txt",
  'back\\slash',
  'ü/ß☃',
  'q?x=1&y#z%41',
  'tab\there',
  'end/',
]

describe('keys', () => {
  it('of all kinds are written, listed, read, copied and deleted as they are', async () => {
    const { server, bucket } = await open()
    for (const key of ODD) await bucket.putNew(keyOfText(key), {})
    expect([...server.keys].sort()).toEqual([...ODD].sort())
    const found = (await listed(bucket, '', true)).map(key => text(keyOfBytes(bytesOf(key))))
    expect(found.sort()).toEqual([...ODD].sort())
    for (const key of ODD) {
      const [from, to] = [keyOfText(key), keyOfText(`copy/${key}`)]
      const head = await bucket.head(from)
      await bucket.copy({ from, to, etag: head?.etag ?? '', isNew: true })
      await bucket.remove(from, null)
    }
    expect([...server.keys].sort()).toEqual(ODD.map(key => `copy/${key}`).sort())
  })

  it('that are no UTF-8 keep their bytes', async () => {
    const { server, bucket } = await open()
    server.table.put('bad\xff/\xfe', { body: Buffer.from('x'), size: 1, headers: {} })
    expect(await listed(bucket)).toEqual(['bad%FF/'])
    expect(await listed(bucket, '', true)).toEqual(['bad%FF/%FE'])
  })
})

const bytesOf = (key: string): Buffer => Buffer.from(decodeURIComponent(key), 'utf8')

describe('listing', () => {
  it('goes on from page to page, in both shapes, each once', async () => {
    const { server, bucket } = await open()
    for (let index = 0; index < 2_500; index++) server.put(`many/item ${index}`)
    for (let index = 0; index < 1_200; index++) server.put(`many/folder ${index}/x`)
    const keys = await listed(bucket, 'many/')
    expect(keys).toHaveLength(3_700)
    expect(new Set(keys).size).toBe(3_700)
    expect(server.asked.length).toBe(4)
    expect(await listed(bucket, 'many/', true)).toHaveLength(3_700)
  })

  it('does not end where a page says that there is more, and not where', async () => {
    const { server, bucket } = await open()
    const body = '<ListBucketResult><IsTruncated>true</IsTruncated></ListBucketResult>'
    server.refuse = () => ({ status: 200, body })
    expect(await faultOf(listed(bucket))).toMatchObject({ kind: 'broken-reply' })
  })

  it('gives up a page that never ends', async () => {
    const { server, bucket } = await open()
    server.refuse = () => ({
      status: 200,
      body: `<ListBucketResult>${'<a><b/></a>'.repeat(40_000)}</ListBucketResult>`,
    })
    expect(await faultOf(listed(bucket))).toMatchObject({ kind: 'too-large' })
  })

  it('is that of s3rver, too, which encodes no names', async () => {
    const root = mkdtempSync(join(tmpdir(), 'satchel-s3rver-'))
    onTestEnd(() => rmSync(root, { recursive: true, force: true }))
    const server = await startS3rver(root)
    onTestEnd(server.close)
    const bucket = bucketAt(server.address, { accessKey: S3RVER_ACCESS_KEY })
    for (const key of ['a b+c.txt', 'ü/ß', 'dir/', 'dir/100%25']) await bucket.putNew(keyOfText(key), {})
    expect((await listed(bucket)).sort()).toEqual(['%C3%BC/', 'a%20b%2Bc.txt', 'dir/'])
    expect((await listed(bucket, 'dir/')).sort()).toEqual(['dir/', 'dir/100%2525'])
    expect(await bucket.head(keyOfText('a b+c.txt'))).toMatchObject({ size: 0 })
    expect(await bucket.head(keyOfText('nothing'))).toBeNull()
  })
})

describe('a refusal', () => {
  const skewed = failure(
    403,
    'RequestTimeTooSkewed',
    '<ServerTime>2020-01-01T00:00:00Z</ServerTime><MaxAllowedSkewMilliseconds>900000</MaxAllowedSkewMilliseconds>',
  )
  const cases: readonly [string, Answer, string, RegExp][] = [
    ['a clock that is wrong', skewed, 'clock-skew', /clock says 20.*2020-01-01/],
    [
      'another region',
      failure(301, 'PermanentRedirect', '<Region>eu-west-1</Region>'),
      'redirected',
      /region eu-west-1/,
    ],
    [
      'another region, by the signature',
      failure(400, 'AuthorizationHeaderMalformed', '<Region>eu-west-2</Region>'),
      'redirected',
      /region eu-west-2/,
    ],
    [
      'another place',
      { status: 307, headers: { location: 'https://other.example.invalid/x' } },
      'redirected',
      /other\.example\.invalid/,
    ],
    ['no right', failure(403, 'AccessDenied'), 'forbidden', /AccessDenied/],
    ['no right, without a word', { status: 403 }, 'forbidden', /403/],
    ['an archive', failure(403, 'InvalidObjectState'), 'archived', /InvalidObjectState/],
    [
      'something else that answers',
      { status: 200, body: '<html><body>Hi</body></html>' },
      'broken-reply',
      /html/,
    ],
    ['an error behind a 200', { ...failure(200, 'InternalError'), status: 200 }, 'faulted', /InternalError/],
  ]
  it.each(cases)('is told in words: %s', async (_what, answer, kind, words) => {
    const { server, bucket } = await open()
    server.refuse = () => answer
    const fault = await faultOf(listed(bucket))
    expect(fault.kind).toBe(kind)
    expect(fault.message).toMatch(words)
  })

  it('a wrong secret, and no secret in the words', async () => {
    const { bucket } = await open({}, { secretKey: 'not-the-secret-at-all' })
    const fault = await faultOf(listed(bucket))
    expect(fault.kind).toBe('wrong-secret')
    expect(JSON.stringify(fault) + String(fault.stack)).not.toContain('not-the-secret')
  })

  it('no such bucket, and nobody there', async () => {
    const { bucket, server } = await open({}, { bucket: 'another-bucket' })
    expect((await faultOf(listed(bucket))).kind).toBe('no-such-bucket')
    await server.close()
    expect((await faultOf(listed(bucket))).kind).toBe('unreachable')
  })
})

describe('a 404 that is not of S3', () => {
  const html = { status: 404, body: '<html><body>Nothing here.</body></html>' }
  const key = keyOfText('hat')

  it('proves nothing to be absent, whatever is asked', async () => {
    const { server, bucket } = await open()
    server.put('hat')
    server.refuse = () => html
    for (const asked of [
      () => listed(bucket),
      () => bucket.head(key),
      () => bucket.get(key, 100),
      () => bucket.remove(key, null),
      () => bucket.putNew(key, {}),
    ])
      expect((await faultOf(asked())).kind).toBe('not-a-service')
    server.refuse = ({ method }) => (method === 'HEAD' ? { status: 404 } : null)
    expect((await faultOf(bucket.head(key))).kind).toBe('broken-reply')
  })

  it('is believed of one object where the listing agrees, and never of a listing', async () => {
    const { server, bucket } = await open()
    server.put('hat 2')
    server.refuse = ({ method }) => (method === 'HEAD' ? { status: 404 } : null)
    expect(await bucket.head(key)).toBeNull()
    server.refuse = () => failure(404, 'NoSuchKey')
    expect((await faultOf(listed(bucket))).kind).toBe('failed')
    server.refuse = () => null
    server.asked.length = 0
    expect(await bucket.head(key)).toBeNull()
    expect(server.asked).toHaveLength(1)
  })
})

describe('what is refused for a moment', () => {
  it('is asked again, a few times, and then given up', async () => {
    const { server, bucket } = await open()
    server.put('a')
    let left = 3
    server.refuse = () => (left-- > 0 ? failure(503, 'SlowDown') : null)
    expect(await listed(bucket)).toEqual(['a'])
    server.asked.length = 0
    server.refuse = () => failure(503, 'SlowDown')
    expect((await faultOf(listed(bucket))).kind).toBe('throttled')
    expect(server.asked).toHaveLength(4)
  })

  it('is not asked again where it may have been done', async () => {
    const { server, bucket } = await open()
    server.refuse = () => failure(500, 'InternalError')
    expect((await faultOf(bucket.putNew(keyOfText('a'), {}))).facts.mayHaveArrived).toBe(true)
    expect(server.asked).toHaveLength(1)
  })
})

describe('a copy of more than 5 GiB', () => {
  const size = 12 * 1024 ** 3 + 5
  const [from, to] = [keyOfText('big'), keyOfText('big copy')]
  const big = async () => {
    const opened = await open()
    const headers = { 'content-type': 'model/vnd.usdz+zip', 'x-amz-meta-by': 'me' }
    opened.server.table.put('big', { body: null, size, headers })
    const head = await opened.bucket.head(from)
    if (head === null) throw new Error('It is not there.')
    return { ...opened, head }
  }

  it('is made in parts that join without a gap, and keeps what it says of itself', async () => {
    const { server, bucket, head } = await big()
    await copyInParts(bucket, { from, to, head, isNew: true })
    expect(server.table.latest('big copy')).toMatchObject({
      size,
      headers: { 'content-type': 'model/vnd.usdz+zip', 'x-amz-meta-by': 'me' },
    })
    const ranges = server.asked.flatMap(({ headers }) => headers['x-amz-copy-source-range'] ?? [])
    const ends = ranges.map(range => (/(\d+)-(\d+)/.exec(range) ?? []).slice(1).map(Number))
    ends.sort(([a = 0], [b = 0]) => a - b)
    expect(ends).toHaveLength(49)
    for (const [index, [start]] of ends.entries())
      expect(start).toBe(index === 0 ? 0 : (ends[index - 1]?.[1] ?? 0) + 1)
    expect(ends.at(-1)?.[1]).toBe(size - 1)
    expect(partSize(5 * 1024 ** 4) * 10_000).toBeGreaterThanOrEqual(5 * 1024 ** 4)
  })

  it('that fails leaves no parts, and no copy', async () => {
    const { server, bucket, head } = await big()
    server.refuse = ({ query }) => (query.get('partNumber') === '7' ? failure(403, 'AccessDenied') : null)
    expect((await faultOf(copyInParts(bucket, { from, to, head, isNew: true }))).kind).toBe('forbidden')
    expect(server.openUploads).toBe(0)
    expect(server.keys).toEqual(['big'])
  })
})
