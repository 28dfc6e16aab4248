import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect, createServer as createTcpServer, type Server, type Socket } from 'node:net'
import { join } from 'node:path'
import { createServer, type TLSSocket, type TlsOptions } from 'node:tls'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end'

/** PEM files made for these tests alone; nothing else believes their authority. */
export function certificateFile(name: string): string {
  return join(import.meta.dirname, 'certificates', name)
}

const read = (name: string): Buffer => readFileSync(certificateFile(name))

/** Puts an encrypted port of this computer before a socket, as a person's own proxy would. Answers the port. */
export function openTlsFront(
  socketPath: string,
  who: string,
  options: TlsOptions = {},
  onConnected: (socket: TLSSocket) => void = () => {},
): Promise<number> {
  const identity = { cert: read(`${who}.pem`), key: read(`${who}.key.pem`), ca: read('authority.pem') }
  const server = createServer({ ...identity, ALPNProtocols: ['h2'], ...options }, socket => {
    onConnected(socket)
    pipeBoth(socket, connect(socketPath))
  })
  return portOf(server)
}

/** The end of an SSH tunnel. */
export function openTunnel(socketPath: string): Promise<number> {
  return portOf(createTcpServer(socket => pipeBoth(socket, connect(socketPath))))
}

function pipeBoth(one: Socket, other: Socket): void {
  one.pipe(other).pipe(one)
  for (const [socket, peer] of [
    [one, other],
    [other, one],
  ] as const) {
    socket.on('error', () => peer.destroy())
    socket.on('close', () => peer.destroy())
    onTestEnd(() => socket.destroy())
  }
}

/** Listens on a free port of this computer until the test ends. Answers the port. */
export async function portOf(server: Server): Promise<number> {
  server.on('tlsClientError', () => {})
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestEnd(() => server.close())
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}
