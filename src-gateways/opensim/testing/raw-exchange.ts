import { connect } from 'node:net'

export interface Patience {
  /** Milliseconds of silence after which nothing more is waited for. */
  readonly silence: number
  /** Bytes after which nothing more is waited for. */
  readonly enough: number
}

/** Everything that a server sends back for these bytes until it closes the connection, or patience ends. */
export async function rawExchange(address: string, request: string, patience: Patience): Promise<Buffer> {
  const { hostname, port } = new URL(address)
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let bytes = 0
    const socket = connect(Number(port), hostname, () => socket.write(request))
    const end = (): void => {
      socket.destroy()
      resolve(Buffer.concat(chunks))
    }
    socket.setTimeout(patience.silence, end)
    socket.on('data', chunk => {
      chunks.push(chunk)
      bytes += chunk.length
      if (bytes >= patience.enough) end()
    })
    socket.on('end', end)
    socket.on('error', reject)
  })
}
