import { isIPv4 } from 'node:net'

const UNSPECIFIED = new Map([
  ['0.0.0.0', '127.0.0.1'],
  ['::', '::1'],
])

/**
 * One spelling for all that mean the same host: without capitals, without the
 * dot at the end, `[0:0:0:0:0:0:0:1]` as `::1`, `[::ffff:127.0.0.1]` and
 * `127.1` as `127.0.0.1`, names of other scripts as the name service knows
 * them. `0.0.0.0` and `[::]`, which servers print for "everywhere", mean this
 * computer to whoever connects. IPv6 comes back without its brackets. Null: no
 * host has such a name. As the URL standard reads hosts, and the system, too.
 */
export function plainHost(raw: string): string | null {
  if (raw === '' || /[\s\p{Cc}%@/\\?#]/u.test(raw)) return null
  const url = `http://${raw}/`
  if (!URL.canParse(url)) return null
  const { hostname, port } = new URL(url)
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  if (host === '' || port !== '') return null
  const plain = mappedIPv4(host) ?? host
  return UNSPECIFIED.get(plain) ?? plain
}

/** `::ffff:7f00:1` is how the URL standard writes 127.0.0.1 inside of IPv6 (RFC 4291, section 2.5.5.2). */
function mappedIPv4(host: string): string | null {
  const groups = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(host)
  if (groups === null) return null
  const bytes = groups.slice(1).flatMap(group => {
    const bits = Number.parseInt(group, 16)
    return [bits >> 8, bits & 0xff]
  })
  return bytes.join('.')
}

/** Whether a plain host is this computer: `localhost`, names below it (RFC 6761, section 6.3), 127.0.0.0/8, `::1`. */
export function isLoopback(host: string): boolean {
  return isLoopbackName(host) || host === '::1' || (isIPv4(host) && host.startsWith('127.'))
}

/** Whether it is so by a name, which a name service could answer with another computer. */
export function isLoopbackName(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost')
}
