import type { AppError } from '../../src-shared/errors'
import { say } from '../../src-shared/sentences'

type RemoteCode =
  | 'remote-other-name'
  | 'remote-expired'
  | 'remote-wants-certificate'
  | 'remote-untrusted'
  | 'remote-not-encrypted'
  | 'remote-name-unknown'
  | 'remote-nothing-listens'
  | 'remote-unreachable'

/** What Node and OpenSSL say of a connection over the network; first match wins. */
const ROWS: readonly { readonly detail: RegExp; readonly says: RemoteCode }[] = [
  { detail: /altname|does not match certificate/i, says: 'remote-other-name' },
  { detail: /certificate has expired/i, says: 'remote-expired' },
  { detail: /alert.*certificate|certificate required|bad certificate/i, says: 'remote-wants-certificate' },
  { detail: /self[- ]signed|unable to (get|verify)|CERT_|certificate/i, says: 'remote-untrusted' },
  {
    detail: /wrong version number|EPROTO|packet length|disconnected before secure/i,
    says: 'remote-not-encrypted',
  },
  { detail: /Name resolution failed|ENOTFOUND|EAI_AGAIN/, says: 'remote-name-unknown' },
  { detail: /ECONNREFUSED/, says: 'remote-nothing-listens' },
  { detail: /EHOSTUNREACH|ENETUNREACH|ETIMEDOUT/, says: 'remote-unreachable' },
]

/** Why a source on the network cannot be opened, in a sentence that names it. */
export function problemOfRemote(error: AppError, host: string, isEncrypted: boolean): AppError {
  const { kind, detail = '' } = error
  if (kind === 'server-too-old' || kind === 'cancelled') return error
  const row = ROWS.find(candidate => candidate.detail.test(detail))
  if (row !== undefined) return { ...error, kind: 'offline', ...say(row.says, host) }
  if (kind === 'cloud') return { ...error, kind: 'offline', ...say('remote-silent', host) }
  if (kind !== 'offline') return error
  return { ...error, ...say(isEncrypted ? 'remote-not-grpc' : 'remote-not-grpc-or-encrypts', host) }
}
