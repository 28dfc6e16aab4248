/** More is not worth a connection. */
const MOST_BYTES = 65_536

/** The rest of a reply that nobody reads: the connection can be used again. */
export async function discardBody(chunks: AsyncIterable<Uint8Array>): Promise<void> {
  let bytes = 0
  for await (const chunk of chunks) {
    bytes += chunk.byteLength
    if (bytes > MOST_BYTES) return
  }
}
