import type { AppError } from '../../src-shared/errors'
import type { Source, SourceOrigin, TlsFiles } from '../../src-shared/model/source'
import { err, ok, type Result } from '../../src-shared/result'
import { type Sentence, say } from '../../src-shared/sentences'
import { isLoopback, plainHost } from './host-name'
import { parseSocketAddress } from './socket-address'

interface Remote {
  readonly host: string
  readonly port: number
}

/**
 * The source that a person named: a socket (`unix:/p` or `/p`), or a gRPC
 * target on the network (`dns:///host:port`). All spellings of one address
 * become the same one. What leaves this computer is always encrypted; without,
 * only this computer itself can be reached, which is where an SSH tunnel
 * begins. With certificates named it is encrypted, too.
 */
export function parseSource(raw: string, origin: SourceOrigin, tls: TlsFiles | null): Result<Source> {
  const trimmed = raw.trim()
  if (trimmed === '') return err(unusable(say('no-address')))
  if (/^unix-abstract:/i.test(trimmed)) return err(unusable(say('abstract-socket', trimmed)))
  if (/^unix:/i.test(trimmed) || trimmed.startsWith('/')) {
    const address = parseSocketAddress(trimmed)
    return address.ok ? ok({ address: address.value, origin }) : address
  }
  const remote = parseRemote(trimmed)
  return remote.ok ? sourceAt(remote.value, origin, tls, /^ipv[46]:/i.test(trimmed)) : remote
}

function sourceAt(
  remote: Remote,
  origin: SourceOrigin,
  tls: TlsFiles | null,
  isPlain: boolean,
): Result<Source> {
  const address = `dns:///${hostAndPort(remote)}`
  if (isLoopback(remote.host) && tls === null) return ok({ address, origin })
  if (isPlain) return err(unusable(say('needs-encryption', hostAndPort(remote))))
  return problemOfFiles(tls) ?? ok({ address, origin, tls: tls ?? NO_FILES })
}

const NO_FILES: TlsFiles = { caFile: null, certificateFile: null, keyFile: null }

function problemOfFiles(tls: TlsFiles | null): Result<never> | null {
  if ((tls?.certificateFile ?? null) === null && (tls?.keyFile ?? null) === null) return null
  if (tls?.certificateFile && tls.keyFile) return null
  return err(unusable(say('certificate-needs-key')))
}

/** The name service of the system is used, never one that an address names. */
function parseRemote(raw: string): Result<Remote> {
  if (/^dns:\/\/[^/]/i.test(raw)) return err(unusable(say('names-a-name-server', raw)))
  const rest = raw.replace(/^dns:(?:\/\/\/)?|^ipv[46]:/i, '')
  if (/^[0-9a-f:]*:[0-9a-f]*:[0-9a-f:.]*$/i.test(rest)) return err(unusable(say('wants-brackets', raw)))
  if (/^\[[^\]]*%/.test(rest)) return err(unusable(say('names-a-network-card', raw)))
  const [, before = '', portText] = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(rest) ?? []
  const host = plainHost(before)
  if (host === null) return err(unusable(say('not-an-address', raw)))
  if (portText === undefined) return err(unusable(say('no-port', raw)))
  const port = Number(portText)
  return port < 1 || port > 65_535 ? err(unusable(say('no-such-port', raw))) : ok({ host, port })
}

/** Host and port of an address on the network; null for a socket. */
export function remoteOf(address: string): Remote | null {
  if (isSocketAddress(address)) return null
  const remote = parseRemote(address)
  return remote.ok ? remote.value : null
}

function hostAndPort({ host, port }: Remote): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`
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
