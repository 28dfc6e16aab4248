import type { Stats } from 'node:fs'
import { stat } from 'node:fs/promises'
import { connect } from 'node:net'
import { dirname } from 'node:path'
import type { AppError } from '../../src-shared/errors'
import { type Sentence, say } from '../../src-shared/sentences'
import { MAX_SOCKET_PATH_BYTES } from './socket-address'

const ACCEPT_MS = 1_000

/**
 * Why no service can be reached at `path`, in one sentence, or null when
 * something accepts connections there. gRPC alone reports most of these cases
 * with the same words (section 1, "Failure to connect").
 */
export async function problemOfSocket(path: string): Promise<AppError | null> {
  const bytes = Buffer.byteLength(path)
  if (bytes > MAX_SOCKET_PATH_BYTES) {
    return problem(say('socket-path-too-long', bytes, MAX_SOCKET_PATH_BYTES), path)
  }
  const found = await statOf(path)
  if (typeof found === 'string') return problemOfMissing(path, found)
  if (found.isDirectory()) return problem(say('socket-is-folder', path))
  if (!found.isSocket()) return problem(say('socket-is-file', path))
  return problemOfConnecting(path)
}

/** Whether certainly no service is behind `path` any more. A stopped one still is, and so may be one that refuses us. */
export async function isSocketGone(path: string): Promise<boolean> {
  const found = await statOf(path)
  if (typeof found === 'string') return found === 'ENOENT' || found === 'ENOTDIR'
  if (!found.isSocket()) return true
  const problem = await problemOfConnecting(path)
  return problem?.detail === 'ECONNREFUSED' || problem?.detail === 'ENOENT'
}

async function problemOfMissing(path: string, code: string): Promise<AppError> {
  if (code === 'EACCES' || code === 'EPERM') return denied(path, code)
  const folder = dirname(path)
  const parent = await statOf(folder)
  if (typeof parent !== 'string' && parent.isDirectory()) {
    return problem(say('no-socket', path), code)
  }
  return problem(say('no-socket-folder', folder), code)
}

function problemOfConnecting(path: string): Promise<AppError | null> {
  return new Promise(resolve => {
    const socket = connect({ path })
    const finish = (found: AppError | null): void => {
      socket.destroy()
      resolve(found)
    }
    socket.setTimeout(ACCEPT_MS, () => finish(noAnswer(path)))
    socket.once('connect', () => finish(null))
    socket.once('error', error => finish(problemOfErrno(path, codeOf(error))))
  })
}

function problemOfErrno(path: string, code: string): AppError {
  if (code === 'ECONNREFUSED') {
    return problem(say('nothing-listens', path), code)
  }
  if (code === 'EACCES' || code === 'EPERM') return denied(path, code)
  // The queue of a stopped server is full.
  if (code === 'EAGAIN') return noAnswer(path, code)
  return problem(say('socket-not-opened', path), code)
}

/** A server that was stopped still lets the system accept connections for it. */
export function noAnswer(path: string, detail?: string): AppError {
  return problem(say('service-silent', path), detail)
}

function denied(path: string, code: string): AppError {
  return problem(say('socket-denied', path), code)
}

function problem(sentence: Sentence, detail?: string): AppError {
  return { kind: 'offline', ...sentence, ...(detail === undefined ? {} : { detail }) }
}

async function statOf(path: string): Promise<Stats | string> {
  try {
    return await stat(path)
  } catch (thrown) {
    return codeOf(thrown)
  }
}

function codeOf(thrown: unknown): string {
  return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'unknown'
}
