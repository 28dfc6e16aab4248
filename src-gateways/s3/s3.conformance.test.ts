import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe } from 'vitest'
import { onFileEnd } from '../../src-sandbox/testing/on-test-end.ts'
import { IS_WHOLE } from '../../src-shared/testing/whole.ts'
import { conformance } from '../kit/conformance/conformance.ts'
import type { Subject, SubjectOptions } from '../kit/conformance/subject.ts'
import { TEST_BUCKET } from './testing/asked-request.ts'
import { openBucket } from './testing/open-bucket.ts'
import { S3Server, TEST_ACCESS_KEY, TEST_SECRET } from './testing/s3-server.ts'
import { S3RVER_ACCESS_KEY, type S3rverProcess, startS3rver } from './testing/s3rver-process.ts'

let s3rver: { readonly process: S3rverProcess; readonly folder: string } | null = null

beforeAll(async () => {
  if (!IS_WHOLE) return
  const folder = mkdtempSync(join(tmpdir(), 'satchel-s3rver-'))
  const started = await startS3rver(folder)
  onFileEnd(async () => {
    await started.close()
    rmSync(folder, { recursive: true, force: true })
  })
  s3rver = { process: started, folder }
})

let subjects = 0

/** A prefix of its own for each; s3rver itself goes on. */
async function inS3rver(options: SubjectOptions): Promise<Subject> {
  if (s3rver === null) throw new Error('s3rver was not started')
  const { process, folder } = s3rver
  const prefix = `subject ${++subjects}/`
  const place = { endpoint: process.address, accessKey: S3RVER_ACCESS_KEY, secretKey: 'S3RVER', prefix }
  const opened = await openBucket({ ...place, ...options })
  return {
    socketPath: opened.socketPath,
    addItems: async ({ titles }, names) => {
      // As s3rver keeps its objects: ten thousand requests would take longer than all of the tests.
      const at = join(folder, TEST_BUCKET, prefix, ...titles)
      mkdirSync(at, { recursive: true })
      for (const name of names) writeFileSync(join(at, `${name}._S3rver_object`), name)
    },
    close: opened.close,
  }
}

async function inVersions(options: SubjectOptions): Promise<Subject> {
  const server = new S3Server({ hasVersions: true })
  const place = { endpoint: await server.listen(), accessKey: TEST_ACCESS_KEY, secretKey: TEST_SECRET }
  const opened = await openBucket({ ...place, prefix: '', ...options })
  return {
    socketPath: opened.socketPath,
    addItems: async ({ titles }, names) => {
      for (const name of names) server.put([...titles, name].join('/'))
    },
    close: async () => {
      await opened.close()
      await server.close()
    },
  }
}

// It walks through all of its files for each page of a listing. By day it is asked in `wire/bucket.test.ts`.
describe.runIf(IS_WHOLE)('at night', () => {
  conformance('S3, by s3rver,', inS3rver, { hasLimits: false, most: 2_500 })
})
conformance('S3 with versions, by a server of ours,', inVersions)
