import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { createInterface } from 'node:readline'
import { TEST_BUCKET } from './asked-request.ts'

/** The one that s3rver knows. It looks at no signature of version 4 beyond that. */
export const S3RVER_ACCESS_KEY = 'S3RVER'

export interface S3rverProcess {
  readonly address: string
  readonly close: () => Promise<void>
}

/**
 * s3rver on a folder, in a process of its own: it looks through its folder while
 * nothing else runs, and its pages are joined by a cipher that OpenSSL 3 has only
 * where asked.
 */
export async function startS3rver(folder: string): Promise<S3rverProcess> {
  const program = createRequire(import.meta.url).resolve('s3rver/bin/s3rver.js')
  const options = ['--directory', folder, '--address', '127.0.0.1', '--port', '0', '--no-vhost-buckets']
  const child = spawn(
    process.execPath,
    ['--openssl-legacy-provider', program, ...options, '--configure-bucket', TEST_BUCKET],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  )
  const ended = new Promise<void>(done => child.once('close', () => done()))
  const lines = createInterface({ input: child.stdout })
  for await (const line of lines) {
    const at = /listening on (\S+)$/.exec(line)?.[1]
    if (at === undefined) continue
    // Nobody reads on: it logs every request.
    child.stdout.resume()
    return {
      address: `http://${at}`,
      close: async () => {
        child.kill()
        await ended
      },
    }
  }
  throw new Error('s3rver does not start.')
}
