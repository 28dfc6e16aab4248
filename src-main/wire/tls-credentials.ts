import { readFile } from 'node:fs/promises'
import * as tls from 'node:tls'
import { type ChannelCredentials, credentials } from '@grpc/grpc-js'
import { AppFailure } from '../../src-shared/errors'
import type { TlsFiles } from '../../src-shared/model/source'
import { say } from '../../src-shared/sentences'

/**
 * A chosen authority replaces those of the system: then only its certificates
 * are believed. The environment decides nothing here, unlike in
 * `createSsl`: neither ciphers and authorities (GRPC_SSL_CIPHER_SUITES,
 * GRPC_DEFAULT_SSL_ROOTS_FILE_PATH) nor whether anything is checked at all
 * (NODE_TLS_REJECT_UNAUTHORIZED).
 */
export async function tlsCredentials({
  caFile,
  certificateFile,
  keyFile,
}: TlsFiles): Promise<ChannelCredentials> {
  const authorities = caFile === null ? systemAuthorities() : await pemIn(caFile, 'CERTIFICATE')
  const certificate = certificateFile === null ? null : await pemIn(certificateFile, 'CERTIFICATE')
  const key = keyFile === null ? null : await pemIn(keyFile, 'PRIVATE KEY')
  try {
    const context = tls.createSecureContext({
      ...(authorities === null ? {} : { ca: authorities }),
      ...(key === null || certificate === null ? {} : { key, cert: certificate }),
      minVersion: 'TLSv1.2',
    })
    return credentials.createFromSecureContext(context, { rejectUnauthorized: true })
  } catch (thrown) {
    throw new AppFailure({ kind: 'refused', ...say('certificates-do-not-fit'), detail: String(thrown) })
  }
}

/** Null where this runtime cannot ask the system: then those that it brings along are used. */
function systemAuthorities(): Buffer | null {
  if (!('getCACertificates' in tls) || typeof tls.getCACertificates !== 'function') return null
  const ask: (kind: string) => unknown = tls.getCACertificates.bind(tls)
  const all: readonly unknown[] = ['system', 'default'].flatMap(kind => ask(kind))
  return Buffer.from([...new Set(all)].join('\n'))
}

async function pemIn(file: string, what: string): Promise<Buffer> {
  let bytes: Buffer
  try {
    bytes = await readFile(file)
  } catch (thrown) {
    const detail = thrown instanceof Error ? thrown.message : String(thrown)
    throw new AppFailure({ kind: 'refused', ...say('file-unreadable', file), detail })
  }
  // A private key may be of several kinds; all end like this.
  if (bytes.includes(`${what}-----`)) return bytes
  const code = what === 'CERTIFICATE' ? 'no-certificate-in-file' : 'no-key-in-file'
  throw new AppFailure({ kind: 'refused', ...say(code, file) })
}
