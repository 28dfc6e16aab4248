import type { PlatformProgram } from '../kit/program.ts'
import { usageError } from '../kit/start-failure.ts'
import { openLedgerFile } from './ledger-file.ts'
import { S3Platform } from './s3-platform.ts'
import { parseS3Address } from './wire/s3-address.ts'
import { S3Http } from './wire/s3-http.ts'

export const s3Program: PlatformProgram = {
  name: 's3',
  usage: '<endpoint>',
  summary:
    'Objects in a bucket (Amazon S3, MinIO, Cloudflare R2 …), such as https://s3.eu-west-1.amazonaws.com.',
  options: {
    bucket: { type: 'string', help: 'the name of the bucket' },
    prefix: { type: 'string', help: 'only what is below it, such as worlds/' },
    region: { type: 'string', help: 'where the bucket is; default: as the endpoint says, else us-east-1' },
    ledger: {
      type: 'string',
      help: 'a file that keeps what was moved: with it ids hold from one run to the next, and what broke off is ended',
    },
    'access-key': { type: 'string', help: 'the id of the access key' },
    'path-style': { type: 'boolean', help: 'the bucket in the path, not in front of the host' },
    'allow-http': { type: 'boolean', help: 'plain HTTP beyond this computer' },
  },
  secrets: { 'secret-key': 'what belongs to the access key' },
  open: async ({ positionals, values, secrets, keepSecret, allowChanges }) => {
    const [endpoint, ...others] = positionals
    if (endpoint === undefined || others.length > 0) throw usageError('Give one endpoint.')
    const text = (name: string): string => {
      const value = values[name]
      return typeof value === 'string' ? value.trim() : ''
    }
    const [accessKey, secretKey = ''] = [text('access-key'), secrets['secret-key']]
    if (accessKey === '') throw usageError('Say which key: --access-key.')
    if (!/^[\x21-\x7e]{1,256}$/.test(accessKey)) throw usageError('That is no access key.')
    const address = parseS3Address({
      endpoint,
      bucket: text('bucket'),
      prefix: text('prefix'),
      region: text('region'),
      isPathStyle: values['path-style'] === true,
      allowHttp: values['allow-http'] === true,
    })
    // What is signed with is made of it, and never leaves this process.
    keepSecret(secretKey)
    const file = text('ledger')
    const ledger = file === '' ? {} : { ledger: openLedgerFile(file, address.identity) }
    const http = new S3Http({ address, accessKey, secretKey })
    return S3Platform.open({ http, address, mayChange: allowChanges, ...ledger })
  },
}
