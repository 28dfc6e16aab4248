import type { AppError } from '../../src-shared/errors'
import { err, ok, type Result } from '../../src-shared/result'
import { type Sentence, say } from '../../src-shared/sentences'

/** `sun_path` on Linux holds 108 bytes with its closing NUL (section 1). */
export const MAX_SOCKET_PATH_BYTES = 107

/**
 * The gRPC target of a socket that a person named: `unix:/p`, `unix:///p` and
 * `/p` all mean the file `/p`. The path is taken literally, `%20` included.
 */
export function parseSocketAddress(raw: string): Result<string> {
  const path = raw.replace(/^unix:/i, '')
  if (!path.startsWith('/')) return err(unusable(say('not-a-socket-address', raw)))
  if (path.includes('\0')) return err(unusable(say('nul-in-socket-path')))
  return ok(socketAddress(path))
}

/**
 * The target of an absolute path. Slashes that say nothing go, because gRPC
 * takes `//tmp/s` for the file `/s` of a host called `tmp`. `..` stays: the
 * system takes it after links, which no text can.
 */
export function socketAddress(path: string): string {
  return `unix:${path.replace(/(?:\/\.?)+(?=\/|$)/g, '') || '/'}`
}

/** The file of a target made by `parseSocketAddress`. */
export function socketPathOf(address: string): string {
  return address.slice('unix:'.length)
}

function unusable(sentence: Sentence): AppError {
  return { kind: 'offline', ...sentence }
}
