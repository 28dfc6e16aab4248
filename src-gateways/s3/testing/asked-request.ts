import type { IncomingMessage } from 'node:http'
import { bytesOfKey, keyOfUrlEncoded } from '../wire/object-key.ts'

export const TEST_BUCKET = 'satchel-test'

export interface AskedRequest {
  readonly method: string
  /** As it came. */
  readonly target: string
  /** Latin1 text of its bytes; empty: the bucket's own. */
  readonly key: string
  readonly query: ReadonlyMap<string, string>
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** What is written in a request, as a latin1 text of its bytes. */
export function latin1Of(encoded: string): string {
  return bytesOfKey(keyOfUrlEncoded(encoded.replaceAll('+', '%2B'))).toString('latin1')
}

export function bucketOf({ url = '', headers: { host = '' } }: IncomingMessage): string {
  return host.startsWith(`${TEST_BUCKET}.`) ? TEST_BUCKET : (url.split(/[/?]/)[1] ?? '')
}

export function askedOf(message: IncomingMessage, body: Buffer): AskedRequest {
  const { method = '', url: target = '', headers } = message
  const [path = '', search = ''] = target.split('?')
  const isVirtual = (headers.host ?? '').startsWith(`${TEST_BUCKET}.`)
  const key = isVirtual ? path.slice(1) : path.split('/').slice(2).join('/')
  const query = search.split('&').flatMap((pair): [string, string][] => {
    const [name = '', value = ''] = pair.split('=')
    return name === '' ? [] : [[latin1Of(name), latin1Of(value)]]
  })
  return {
    method,
    target,
    key: latin1Of(key),
    query: new Map(query),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    body,
  }
}
