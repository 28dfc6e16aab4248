import { createHash } from 'node:crypto'
import { AwsV4Signer } from 'aws4fetch'
import type { AskedRequest } from './asked-request.ts'

/** By another hand than ours: aws4fetch signs what came, and the signatures have to be the same. */
export async function isSignedBy(request: AskedRequest, secretKey: string): Promise<boolean> {
  const { method, target, headers, body } = request
  const authorization = headers['authorization'] ?? ''
  const [, accessKeyId = '', region = '', signed = ''] =
    /Credential=([^/]+)\/\d{8}\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), /.exec(authorization) ?? []
  if (headers['x-amz-content-sha256'] !== createHash('sha256').update(body).digest('hex')) return false
  const names = signed.split(';').filter(name => name !== 'host' && name !== 'x-amz-date')
  const signer = new AwsV4Signer({
    method,
    url: `http://${headers['host'] ?? ''}${target}`,
    headers: Object.fromEntries(names.map(name => [name, headers[name] ?? ''])),
    accessKeyId,
    secretAccessKey: secretKey,
    service: 's3',
    region,
    datetime: headers['x-amz-date'] ?? '',
    allHeaders: true,
  })
  return (await signer.authHeader()) === authorization
}
