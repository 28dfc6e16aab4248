import { readdir } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'
import { AppFailure } from '../../src-shared/errors'
import type { Source, TlsFiles } from '../../src-shared/model/source'
import { err, ok, type Result } from '../../src-shared/result'
import { type Sentence, say } from '../../src-shared/sentences'
import { parseSocketAddress, socketAddress } from './socket-address'
import { parseSource } from './source-address'

const DENIED: ReadonlySet<string> = new Set(['EACCES', 'EPERM'])

/** `env` and `home` as the process has them; parameters, so that tests need no real home. */
export interface DiscoverySettings {
  readonly argument: string | null
  /** Certificates for the argument, when it is an address on the network. */
  readonly tls: TlsFiles | null
  readonly env: Readonly<Record<string, string | undefined>>
  readonly home: string | null
}

/**
 * The one socket that a person or the environment named, in the documented
 * order (section 1); null when the folder is to be searched. An empty
 * environment value counts as unset.
 */
export function configuredSource(discovery: DiscoverySettings): Result<Source> | null {
  if (discovery.argument !== null) return parseSource(discovery.argument, 'argument', discovery.tls)
  const named = discovery.env['RESONITE_IO_SOCKET']
  if (!named) return null
  const address = parseSocketAddress(named)
  return address.ok ? ok({ address: address.value, origin: 'environment' }) : err(address.error)
}

/** The folder that services put their sockets in; null without a home. */
export function socketFolder(discovery: DiscoverySettings): string | null {
  const named = discovery.env['RESONITE_IO_SOCKET_DIR']
  if (named) return isAbsolute(named) ? named : join(process.cwd(), named)
  return discovery.home ? join(discovery.home, '.resonite-io') : null
}

/**
 * Every `resonite-*.sock` in the folder, dead ones included: probe them. The
 * number in the name is the process id as the server sees it, which may be
 * another namespace, so it is not asked whether that process lives. Without a
 * folder there are none; one that cannot be read fails with a sentence.
 */
export async function socketsIn(folder: string | null): Promise<readonly Source[]> {
  if (folder === null) return []
  const names = await namesIn(folder)
  return names
    .filter(name => /^resonite-.*\.sock$/.test(name))
    .sort()
    .map(name => ({ address: socketAddress(`${folder}/${name}`), origin: 'folder' as const }))
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder)
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'unknown'
    if (code === 'ENOENT') return []
    throw new AppFailure({ kind: 'offline', ...whyUnreadable(folder, code), detail: code })
  }
}

function whyUnreadable(folder: string, code: string): Sentence {
  if (DENIED.has(code)) return say('socket-folder-denied', folder)
  return code === 'ENOTDIR'
    ? say('socket-folder-is-file', folder)
    : say('socket-folder-unreadable', folder, code)
}
