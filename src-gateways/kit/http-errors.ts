/** What a request over HTTP failed with, before there was an answer: of Node, TLS and undici. */

/** Such as ECONNRESET; the name of an error that has none. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}

const NEVER_SENT: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
])
/** A connection that stood for long ends with these as well, when its network goes. */
const NO_WAY: ReadonlySet<string> = new Set(['EHOSTUNREACH', 'ENETUNREACH'])

/** Whether it is certain that not one byte of the request was sent. */
export function isNeverSent(error: unknown): boolean {
  const code = codeOf(error)
  if (!NO_WAY.has(code)) return NEVER_SENT.has(code)
  // Of several addresses none was reached.
  if (error instanceof AggregateError) return true
  return error instanceof Error && 'syscall' in error && error.syscall === 'connect'
}

const TIMED_OUT: ReadonlySet<string> = new Set([
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'ETIMEDOUT',
])

export function isTimeout(error: unknown): boolean {
  return TIMED_OUT.has(codeOf(error))
}
