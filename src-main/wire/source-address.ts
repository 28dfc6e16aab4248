import { isIPv4 } from 'node:net'
import type { AppError } from '../../src-shared/errors'
import type { Source, SourceOrigin, TlsFiles } from '../../src-shared/model/source'
import { err, ok, type Result } from '../../src-shared/result'
import { type Sentence, say } from '../../src-shared/sentences'
import { parseSocketAddress } from './socket-address'

const HOST_AND_PORT = /^(?:\[(?<v6>[0-9a-fA-F:.]+)\]|(?<host>[A-Za-z0-9._-]+)):(?<port>\d{1,5})$/

interface Remote {
  readonly host: string
  readonly port: number
}

/**
 * The source that a person named: a socket (`unix:/p` or `/p`), or a gRPC
 * target on the network (`dns:///host:port`). What leaves this computer is
 * always encrypted; without, only this computer itself can be reached, which
 * is where an SSH tunnel begins. With certificates named it is encrypted, too.
 */
export function parseSource(raw: string, origin: SourceOrigin, tls: TlsFiles | null): Result<Source> {
  const trimmed = raw.trim()
  if (trimmed === '') return err(unusable(say('no-address')))
  if (trimmed.startsWith('unix:') || trimmed.startsWith('/')) {
    const address = parseSocketAddress(trimmed)
    return address.ok ? ok({ address: address.value, origin }) : address
  }
  const remote = remoteOf(trimmed)
  if (remote === null) {
    return err(unusable(say('not-an-address', raw)))
  }
  if (remote.port < 1 || remote.port > 65_535) return err(unusable(say('no-such-port', raw)))
  return sourceAt(remote, origin, tls, /^ipv[46]:/.test(trimmed))
}

function sourceAt(
  { host, port }: Remote,
  origin: SourceOrigin,
  tls: TlsFiles | null,
  isPlain: boolean,
): Result<Source> {
  const name = host.includes(':') ? `[${host}]` : host
  const address = `dns:///${name}:${port}`
  if (isLoopback(host) && tls === null) return ok({ address, origin })
  if (isPlain) return err(unusable(say('needs-encryption', `${name}:${port}`)))
  return problemOfFiles(tls) ?? ok({ address, origin, tls: tls ?? NO_FILES })
}

const NO_FILES: TlsFiles = { caFile: null, certificateFile: null, keyFile: null }

function problemOfFiles(tls: TlsFiles | null): Result<never> | null {
  if ((tls?.certificateFile ?? null) === null && (tls?.keyFile ?? null) === null) return null
  if (tls?.certificateFile && tls.keyFile) return null
  return err(unusable(say('certificate-needs-key')))
}

/** Null: no such target. The name service of the system is used, never one that an address names. */
function remoteOf(raw: string): Remote | null {
  const rest = raw.replace(/^dns:\/\/\/|^dns:(?!\/)|^ipv[46]:/, '')
  const found = HOST_AND_PORT.exec(rest)?.groups
  if (found === undefined) return null
  return { host: found['v6'] ?? found['host'] ?? '', port: Number(found['port']) }
}

function isLoopback(host: string): boolean {
  const name = host.toLowerCase()
  return name === 'localhost' || name === '::1' || (isIPv4(name) && name.startsWith('127.'))
}

export function isSocketAddress(address: string): boolean {
  return address.startsWith('unix:')
}

/** Host and port of an address on the network, for a sentence. */
export function hostOf(address: string): string {
  return address.replace(/^dns:\/\/\//, '')
}

/** Whether what is sent there can leave this computer. */
export function leavesThisComputer(address: string): boolean {
  if (isSocketAddress(address)) return false
  return !isLoopback(remoteOf(address)?.host ?? '')
}

function unusable(sentence: Sentence): AppError {
  return { kind: 'offline', ...sentence }
}
