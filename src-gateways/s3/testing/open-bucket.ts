import type { Subject, SubjectOptions } from '../../kit/conformance/subject.ts'
import { servePlatform } from '../../kit/testing/serve-platform.ts'
import { openLedgerFile } from '../ledger-file.ts'
import type { MoveLedger } from '../move-ledger.ts'
import { S3Platform } from '../s3-platform.ts'
import { Bucket } from '../wire/bucket.ts'
import { parseS3Address } from '../wire/s3-address.ts'
import { S3Http } from '../wire/s3-http.ts'
import { TEST_BUCKET } from './asked-request.ts'

interface BucketPlace extends SubjectOptions {
  readonly endpoint: string
  readonly accessKey: string
  readonly secretKey: string
  readonly prefix: string
  readonly pollMs?: number
  /** Or the file of one; absent: nothing is known of earlier runs. */
  readonly ledger?: string | MoveLedger
}

export interface OpenBucket extends Pick<Subject, 'socketPath' | 'close'> {
  readonly platform: S3Platform
  /** Asks the same bucket, from outside. */
  readonly bucket: Bucket
}

/** A gateway over a prefix of the test bucket, on a socket of its own. */
export async function openBucket(place: BucketPlace): Promise<OpenBucket> {
  const { endpoint, accessKey, secretKey, prefix, pollMs = 50, allowChanges = true } = place
  const address = parseS3Address({
    endpoint,
    bucket: TEST_BUCKET,
    prefix,
    region: '',
    isPathStyle: true,
    allowHttp: false,
  })
  const connect = () => new S3Http({ address, accessKey, secretKey, firstRetryMs: 1 })
  const outside = connect()
  const rhythm = { poll: pollMs, firstRetry: 50, lastRetry: 50 }
  const ledger =
    typeof place.ledger === 'string' ? openLedgerFile(place.ledger, address.identity) : place.ledger
  const known = ledger === undefined ? {} : { ledger }
  const ways = { http: connect(), address, rhythm, mayChange: allowChanges, ...known }
  const platform = await S3Platform.open(ways)
  const server = await servePlatform(platform, place)
  return {
    socketPath: server.socketPath,
    platform,
    bucket: new Bucket(outside, TEST_BUCKET),
    close: async () => {
      await server.end()
      await outside.close()
    },
  }
}
