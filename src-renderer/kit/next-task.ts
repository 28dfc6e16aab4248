/**
 * Resolves in a later turn of the event loop, behind whatever waits already:
 * long work done in pieces with this between them never holds up a frame, a
 * key or a timer.
 */
export function nextTask(): Promise<void> {
  return new Promise(resolve => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener(
      'message',
      () => {
        port1.close()
        resolve()
      },
      { once: true },
    )
    port1.start()
    port2.postMessage(null)
  })
}
