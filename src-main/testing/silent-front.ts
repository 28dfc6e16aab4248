import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** A port of this computer before a socket, as the end of a tunnel is: one that can go silent. */
export interface SilentFront {
  readonly port: number
  /** From now on nothing comes through what is open, in either direction, and nothing is closed. What is opened later works. */
  fallSilent(): void
  close(): void
}

export async function openSilentFront(socketPath: string): Promise<SilentFront> {
  const open = new Set<Socket>()
  const silent = new Set<Socket>()
  const server = createServer(near => {
    const far = connect(socketPath)
    near.pipe(far).pipe(near)
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one)
      one.on('error', () => {})
      one.on('close', () => {
        open.delete(one)
        if (!silent.has(one)) other.destroy()
      })
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    fallSilent: () => {
      for (const socket of open) {
        socket.unpipe()
        socket.pause()
        silent.add(socket)
      }
    },
    close: () => {
      server.close()
      for (const socket of open) socket.destroy()
    },
  }
}
