import { createServer } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ROOT_ADDRESS } from '../../src-shared/domain/entry-address'
import { AppFailure } from '../../src-shared/errors'
import type { TlsFiles } from '../../src-shared/model/source'
import { startSandbox } from '../testing/sandbox-process'
import { certificateFile, openTlsFront, openTunnel, portOf } from '../testing/tls-front'
import { openGateway } from './open-gateway'
import { parseSource } from './source-address'

// What gRPC reads only once, while it is loaded.
vi.hoisted(() => {
  Object.assign(process.env, {
    GRPC_DEFAULT_SSL_ROOTS_FILE_PATH: `${process.cwd()}/src-main/testing/certificates/authority.pem`,
    GRPC_SSL_CIPHER_SUITES: 'ECDHE-ECDSA-AES128-SHA',
    GRPC_NODE_USE_ALTERNATIVE_RESOLVER: 'true',
    GRPC_TRACE: 'all',
    GRPC_VERBOSITY: 'DEBUG',
  })
})

const OURS: TlsFiles = { caFile: certificateFile('authority.pem'), certificateFile: null, keyFile: null }
const PERSON: TlsFiles = {
  caFile: null,
  certificateFile: certificateFile('person.pem'),
  keyFile: certificateFile('person.key.pem'),
}

const PROXIES = ['grpc_proxy', 'https_proxy', 'http_proxy', 'all_proxy']

beforeEach(() => {
  for (const name of ['no_proxy', 'no_grpc_proxy', 'NO_PROXY']) vi.stubEnv(name, undefined)
})
afterEach(() => void vi.unstubAllEnvs())

/** Accepts, as a proxy does, and counts who came. */
async function recordingProxy(): Promise<{ readonly url: string; readonly visits: () => number }> {
  let visits = 0
  const server = createServer(socket => {
    visits++
    socket.on('error', () => {})
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
  })
  const port = await portOf(server)
  return { url: `http://127.0.0.1:${port}`, visits: () => visits }
}

async function countAt(address: string, tls: TlsFiles | null): Promise<number> {
  const source = parseSource(address, 'argument', tls)
  if (!source.ok) throw new AppFailure(source.error)
  const gateway = await openGateway(source.value, { isAccepted: false })
  try {
    return (await gateway.list(ROOT_ADDRESS)).count
  } finally {
    gateway.close()
  }
}

const empty = () => startSandbox({ args: ['--seed', 'empty'] })

describe('what the environment says', () => {
  it.each([...PROXIES, ...PROXIES.map(name => name.toUpperCase())])(
    'sends nothing through the proxy of %s, neither in clear nor encrypted',
    async name => {
      const proxy = await recordingProxy()
      vi.stubEnv(name, proxy.url)
      const { socketPath } = await empty()
      const plain = await openTunnel(socketPath)
      const encrypted = await openTlsFront(socketPath, 'service')
      for (const host of ['localhost', '127.0.0.1']) expect(await countAt(`${host}:${plain}`, null)).toBe(0)
      expect(await countAt(`localhost:${encrypted}`, OURS)).toBe(0)
      expect(proxy.visits()).toBe(0)
    },
  )

  it('cannot turn off that certificates are checked', async () => {
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0')
    const port = await openTlsFront((await empty()).socketPath, 'elsewhere')
    await expect(countAt(`localhost:${port}`, OURS)).rejects.toMatchObject({
      error: { message: expect.stringMatching(/is for another name\.$/) },
    })
  })

  it('cannot name authorities to gRPC', async () => {
    const port = await openTlsFront((await empty()).socketPath, 'service')
    await expect(countAt(`localhost:${port}`, PERSON)).rejects.toMatchObject({
      error: { message: expect.stringContaining('isn’t trusted') },
    })
  })

  it('cannot choose weaker encryption', async () => {
    const { socketPath } = await empty()
    const ciphers: string[] = []
    const note = (socket: TLSSocket): void => void ciphers.push(socket.getCipher().name)
    const port = await openTlsFront(socketPath, 'service', { maxVersion: 'TLSv1.2' }, note)
    expect(await countAt(`localhost:${port}`, OURS)).toBe(0)
    expect(ciphers.join(' ')).toMatch(/GCM|CHACHA20/)
    expect(ciphers).not.toContain('ECDHE-ECDSA-AES128-SHA')
  })

  it('makes gRPC print nothing, which would hold names of entries', async () => {
    const printed = vi.spyOn(console, 'error').mockImplementation(() => {})
    const { socketPath } = await empty()
    expect(await countAt(`localhost:${await openTunnel(socketPath)}`, null)).toBe(0)
    expect(printed).not.toHaveBeenCalled()
  })
})
