import { once } from 'node:events'
import { createServer as createHttpServer } from 'node:http'
import { createServer as createHttp2Server } from 'node:http2'
import { createServer, type Server, type Socket } from 'node:net'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end'

/** Servers on a Unix socket that are no inventory service, each in its own way. */
export const ODD_SERVERS = {
  /** Accepts and never says a word, as a stopped process does. */
  silent: () => createServer(),
  closing: () => createServer(socket => socket.destroy()),
  chatty: () => createServer(socket => socket.end('220 mail.example.org ESMTP\r\n')),
  http1: () => createHttpServer((_request, response) => response.end('<html>hello</html>')),
  http2: () => createHttp2Server((_request, response) => response.end('<html>hello</html>')),
  http2NotFound: () =>
    createHttp2Server((_request, response) => {
      response.writeHead(404)
      response.end()
    }),
} as const

export async function listen(server: Server, path: string): Promise<void> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
  })
  server.listen(path)
  await once(server, 'listening')
  onTestEnd(() => {
    server.close()
    for (const socket of sockets) socket.destroy()
  })
}
