import { createReadStream } from 'node:fs'
import type { ParentPort } from './parent-port.ts'
import { StartFailure, usageError } from './start-failure.ts'

export type Secrets = Readonly<Record<string, string>>

const MAX_BYTES = 65_536
/** Whoever starts a gateway has them at hand. */
const WAIT_MS = 30_000

/** An object of texts on a descriptor that whoever started us has opened: `3< file`, or a pipe. Read to its end. */
export async function secretsFromFd(fd: number): Promise<Secrets> {
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of createReadStream('', { fd, autoClose: true })) {
      const bytes = Buffer.from(chunk)
      length += bytes.length
      if (length > MAX_BYTES) throw new StartFailure('What is on --secret-fd is too long.')
      chunks.push(bytes)
    }
  } catch (thrown) {
    if (thrown instanceof StartFailure) throw thrown
    throw usageError(`--secret-fd ${fd} cannot be read.`)
  }
  return secretsOf(parsed(Buffer.concat(chunks).toString('utf8')), '--secret-fd')
}

/** One message `{ secrets: {…} }` after the fork. */
export function secretsFromParent(parent: ParentPort): Promise<Secrets> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new StartFailure('No secrets came from the parent.')), WAIT_MS)
    const stop = parent.onMessage(message => {
      if (typeof message !== 'object' || message === null || !('secrets' in message)) return
      clearTimeout(late)
      stop()
      try {
        resolve(secretsOf(message.secrets, 'the parent'))
      } catch (thrown) {
        reject(thrown)
      }
    })
  })
}

/** The text itself is in no message: it is secret. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw usageError('--secret-fd wants an object of texts, in JSON.')
  }
}

function secretsOf(value: unknown, from: string): Secrets {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw usageError(`The secrets from ${from} are no object of texts.`)
  }
  const pairs = Object.entries(value).map(([name, text]): readonly [string, string] => {
    if (typeof text !== 'string') throw usageError(`The secret ${name} from ${from} is no text.`)
    return [name, text]
  })
  return Object.fromEntries(pairs)
}
