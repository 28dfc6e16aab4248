import { describe, expect, it } from 'vitest'
import { StartFailure } from '../kit/start-failure.ts'
import { parseS3Address } from './wire/s3-address.ts'

const GIVEN = {
  endpoint: 'https://s3.example.invalid',
  bucket: 'worlds',
  prefix: '',
  region: '',
  isPathStyle: false,
  allowHttp: false,
}
const addressOf = (given: Partial<typeof GIVEN>) => parseS3Address({ ...GIVEN, ...given })

describe('the address of a bucket', () => {
  it.each([
    [{}, 'https://worlds.s3.example.invalid', '/'],
    [{ endpoint: 's3.example.invalid' }, 'https://worlds.s3.example.invalid', '/'],
    [{ isPathStyle: true }, 'https://s3.example.invalid', '/worlds/'],
    // No certificate fits a name with dots.
    [{ bucket: 'my.worlds' }, 'https://s3.example.invalid', '/my.worlds/'],
    [{ bucket: 'My_Worlds' }, 'https://s3.example.invalid', '/My_Worlds/'],
    [{ endpoint: 'http://127.0.0.1:9000' }, 'http://127.0.0.1:9000', '/worlds/'],
    [{ endpoint: 'http://localhost:9000/' }, 'http://localhost:9000', '/worlds/'],
    [{ endpoint: 'https://[::1]:9000' }, 'https://[::1]:9000', '/worlds/'],
  ])('%o goes to %s%s', (given, origin, base) => expect(addressOf(given)).toMatchObject({ origin, base }))

  it('knows regions where the endpoint says them', () => {
    expect(addressOf({ endpoint: 'https://s3.eu-central-1.amazonaws.com' }).region).toBe('eu-central-1')
    expect(addressOf({ endpoint: 'https://0a.r2.cloudflarestorage.com' }).region).toBe('auto')
    expect(addressOf({}).region).toBe('us-east-1')
    expect(addressOf({ region: 'eu-north-1' }).region).toBe('eu-north-1')
  })

  it('is the same inventory by path and by virtual host', () => {
    const [one, other] = [addressOf({ prefix: 'a' }), addressOf({ prefix: '/a/', isPathStyle: true })]
    expect(one.identity).toBe(other.identity)
    expect(one.prefix).toBe('a/')
  })

  it.each([
    [{ endpoint: 'ftp://s3.example.invalid' }],
    [{ endpoint: 'https://' }],
    [{ endpoint: 'https://s3.example.invalid/worlds' }],
    [{ endpoint: 'https://me:hunter2@s3.example.invalid' }],
    [{ endpoint: 'http://s3.example.invalid' }],
    [{ bucket: '' }],
    [{ bucket: 'a/b' }],
    [{ bucket: '..' }],
    [{ region: 'x/../y' }],
  ])('is not %o, and a refusal repeats no password', given => {
    expect(() => addressOf(given)).toThrow(StartFailure)
    expect(() => addressOf(given)).not.toThrow(/hunter2/)
  })
})
