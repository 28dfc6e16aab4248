/** The way to the program that forked this one; messages are plain data. */
export interface ParentPort {
  post(message: unknown): void
  /** Returns the way to stop. */
  onMessage(listener: (message: unknown) => void): () => void
}

/** Electron's of a utilityProcess, else Node's of a forked one, else null: a person started it. */
export function parentPort(): ParentPort | null {
  // In a utilityProcess only, whatever its types say.
  const electrons: Electron.ParentPort | undefined = process.parentPort
  if (electrons !== undefined) {
    return {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a port between two processes has no origins
      post: message => electrons.postMessage(message),
      onMessage: listener => {
        const hear = ({ data }: Electron.MessageEvent): void => listener(data)
        electrons.on('message', hear)
        return () => electrons.off('message', hear)
      },
    }
  }
  if (process.send === undefined) return null
  return {
    post: message => void process.send?.(message),
    onMessage: listener => {
      process.on('message', listener)
      return () => void process.off('message', listener)
    },
  }
}
