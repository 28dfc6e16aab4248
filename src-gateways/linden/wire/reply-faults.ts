import { codeOf, isTimeout } from '../../kit/http-errors.ts'
import { LindenFault } from './linden-fault'

/** What a status other than 200 means at a capability (linden.md, 2 and 5). */
export function faultOfStatus(status: number, retryAfter: string | string[] | undefined): LindenFault {
  const said = `It answers with status ${status}.`
  const seconds = Number(Array.isArray(retryAfter) ? retryAfter[0] : retryAfter)
  const retryAfterMs = Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : 0
  if (status === 404 || status === 499) return new LindenFault('gone', said)
  if (status === 410) return new LindenFault('moved', said)
  if (status === 401 || status === 403) return new LindenFault('forbidden', said)
  if (status === 429 || status === 503) return new LindenFault('busy', said, retryAfterMs)
  if (status >= 300 && status < 400) return new LindenFault('redirected', said)
  if (status >= 400 && status < 500) return new LindenFault('bad-request', said)
  return new LindenFault('failed', said, retryAfterMs)
}

/** Of OpenSSL and Node: by the beginnings of their codes. */
const CERTIFICATE =
  /^(?:CERT_|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED_CERT|UNABLE_TO_|ERR_TLS_CERT|HOSTNAME_MISMATCH|INVALID_CA|ERR_SSL)/

export function faultOfError(error: unknown): LindenFault {
  const code = codeOf(error)
  if (CERTIFICATE.test(code)) return new LindenFault('certificate', code)
  return new LindenFault(isTimeout(error) ? 'timed-out' : 'unreachable', code)
}
